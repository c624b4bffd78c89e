package com.tetrixcorp.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * What Spring Security does for each request: its firewall, and no filter. Only the API
 * of staff asks who somebody is, in a chain of its own. Without sessions and cookies a
 * forged request carries no identity, so there is nothing for CSRF tokens to protect;
 * what other sites make a browser send is refused by the {@link CrossSiteFilter}, and
 * headers are the {@link FilterChain}'s.
 */
@Configuration(proxyBeanMethods = false)
class Security {

	// Each of its steps would be timed, for each request: what a request takes as a whole
	// is measured already.
	@Bean
	SecurityObservationSettings securityObservations() {
		return SecurityObservationSettings.noObservations();
	}

	@Bean
	HttpFirewall httpFirewall() {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		// Not less strict, but kinder: MVC answers an unknown method with 405 and what is
		// allowed instead of a bare 400.
		firewall.setUnsafeAllowAnyHttpMethod(true);
		return firewall;
	}

}
