package com.tetrixcorp.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;

import com.tetrixcorp.health.InstanceLife;

/**
 * While this instance is on its way out, asks clients to use another connection next
 * time.
 */
final class DrainFilter extends HttpFilter {

	private final ObjectProvider<InstanceLife> life;

	DrainFilter(ObjectProvider<InstanceLife> life) {
		this.life = life;
	}

	@Override
	void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		InstanceLife instance = this.life.getIfAvailable();
		if (instance != null && instance.draining()) {
			response.setHeader(HttpHeaders.CONNECTION, "close");
		}
		chain.doFilter(request, response);
	}

}
