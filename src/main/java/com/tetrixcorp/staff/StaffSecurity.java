package com.tetrixcorp.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Lets nobody but staff to the staff API; no other path passes through it. It stands
 * inside of what every request passes through, and says no like a controller does, so
 * that headers and problems are those of any answer.
 */
@Configuration(proxyBeanMethods = false)
class StaffSecurity {

	private static final String STAFF_API = "/api/staff/**";

	private final HandlerExceptionResolver answers;

	StaffSecurity(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver answers) {
		this.answers = answers;
	}

	@Bean
	SecurityFilterChain staffFilterChain(HttpSecurity http, ObjectProvider<IdTokens> tokens, StaffProperties staff)
			throws Exception {
		IdTokens known = tokens.getIfAvailable(NoIdTokens::new);
		StaffAuthentication authentication = new StaffAuthentication(known, new StaffRule(staff.addresses()));
		return http.securityMatcher(STAFF_API)
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			.headers(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.formLogin(AbstractHttpConfigurer::disable)
			.httpBasic(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.anonymous(AbstractHttpConfigurer::disable)
			.authorizeHttpRequests((requests) -> requests.anyRequest().hasAuthority(StaffAuthentication.STAFF))
			.exceptionHandling((errors) -> errors
				.authenticationEntryPoint((request, response, ex) -> answer(request, response, refusal(known, ex)))
				.accessDeniedHandler((request, response, ex) -> answer(request, response, StaffRefusal.notStaff())))
			.oauth2ResourceServer((server) -> server.authenticationManagerResolver((request) -> authentication)
				.authenticationEntryPoint((request, response, ex) -> answer(request, response, refusal(known, ex)))
				.accessDeniedHandler((request, response, ex) -> answer(request, response, StaffRefusal.notStaff()))
				.withObjectPostProcessor(answeringFailuresOfKeys(known)))
			.build();
	}

	// By itself the filter hands what is nobody's fault on as an unexpected failure.
	private ObjectPostProcessor<BearerTokenAuthenticationFilter> answeringFailuresOfKeys(IdTokens tokens) {
		return new ObjectPostProcessor<>() {

			@Override
			public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
				filter.setAuthenticationFailureHandler(
						(request, response, ex) -> answer(request, response, refusal(tokens, ex)));
				return filter;
			}

		};
	}

	private static StaffRefusal refusal(IdTokens tokens, AuthenticationException ex) {
		if (!tokens.configured()) {
			return StaffRefusal.notConfigured();
		}
		if (ex instanceof AuthenticationServiceException) {
			return StaffRefusal.unavailable();
		}
		return (ex instanceof OAuth2AuthenticationException) ? StaffRefusal.badToken() : StaffRefusal.noToken();
	}

	private void answer(HttpServletRequest request, HttpServletResponse response, StaffRefusal refusal) {
		this.answers.resolveException(request, response, null, refusal);
	}

}
