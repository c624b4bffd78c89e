package com.tetrixcorp.web;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.util.function.SingletonSupplier;

import com.tetrixcorp.health.InstanceLife;

/**
 * While this instance is on its way out, asks clients to use another connection next
 * time.
 */
final class DrainFilter extends HttpFilter {

	private final Supplier<Optional<InstanceLife>> life;

	DrainFilter(ObjectProvider<InstanceLife> life) {
		// Looked for once: the search costs more than all other filters together.
		this.life = SingletonSupplier.of(() -> Optional.ofNullable(life.getIfAvailable()));
	}

	@Override
	void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (this.life.get().filter(InstanceLife::draining).isPresent()) {
			response.setHeader(HttpHeaders.CONNECTION, "close");
		}
		chain.doFilter(request, response);
	}

}
