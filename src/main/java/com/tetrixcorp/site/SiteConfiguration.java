package com.tetrixcorp.site;

import java.lang.reflect.Method;
import java.util.Objects;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Puts the pages and files in their places.
 */
@Configuration(proxyBeanMethods = false)
class SiteConfiguration {

	/** Behind what every request passes through, before anything else. */
	private static final int HOSTS = Ordered.HIGHEST_PRECEDENCE + 20;

	private static final int PAGES = HOSTS + 10;

	private static final Method SERVE = Objects.requireNonNull(
			ReflectionUtils.findMethod(Route.class, "serve", HttpServletRequest.class, HttpServletResponse.class));

	@Bean
	static TemplateEngine templateEngine() {
		return TemplateEngine.createPrecompiled(ContentType.Html);
	}

	@Bean
	static FilterRegistrationBean<HostFilter> hostFilter(Hosts hosts, PageCatalog catalog) {
		FilterRegistrationBean<HostFilter> registration = new FilterRegistrationBean<>(new HostFilter(hosts, catalog));
		// Error pages too: a request may be refused before it comes here.
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
		registration.setOrder(HOSTS);
		return registration;
	}

	@Bean
	static FilterRegistrationBean<ReadyPages> readyPages(SiteContent content) {
		FilterRegistrationBean<ReadyPages> registration = new FilterRegistrationBean<>(
				new ReadyPages(content.routes()));
		registration.setOrder(PAGES);
		return registration;
	}

	@Autowired
	void publish(SiteContent content,
			@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlerMapping) {
		// One mapping a path, beside the annotated ones: so another package can take a
		// POST
		// to a page's path, HEAD and OPTIONS work, and other methods are refused with the
		// right list of allowed ones.
		content.routes()
			.forEach((path,
					route) -> handlerMapping.registerMapping(RequestMappingInfo.paths(path)
						.methods(RequestMethod.GET)
						.options(handlerMapping.getBuilderConfiguration())
						.build(), route, SERVE));
	}

}
