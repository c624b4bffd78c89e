package com.tetrixcorp.web;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CachePolicyTests {

	@ParameterizedTest(name = "{0} {1} {2}: {3}")
	@CsvSource(delimiter = '|', textBlock = """
			GET  | /                                  | 200 | public, max-age=300, s-maxage=3600
			HEAD | /about                             | 200 | public, max-age=300, s-maxage=3600
			GET  | /about                             | 304 | public, max-age=300, s-maxage=3600
			GET  | /about                             | 308 | public, max-age=300, s-maxage=3600
			GET  | /about                             | 399 | public, max-age=300, s-maxage=3600
			GET  | /about                             | 400 | no-store
			GET  | /about                             | 404 | no-store
			GET  | /about                             | 503 | no-store
			POST | /contact                           | 200 | no-store
			POST | /contact                           | 303 | no-store
			POST | /contact                           | 422 | no-store
			GET  | /contact/sent                      | 200 | public, max-age=300, s-maxage=3600
			POST | /api/contact                       | 201 | no-store
			GET  | /api/contact/opening               | 200 | no-store
			PUT  | /about                             | 200 | no-store
			OPTIONS | /about                          | 200 | no-store
			GET  | /assets/site.0123abcd.css          | 200 | public, max-age=31536000, immutable
			GET  | /assets/font/inter.0123456789abcdef.woff2 | 200 | public, max-age=31536000, immutable
			GET  | /assets/site.0123abcd.css          | 304 | public, max-age=31536000, immutable
			GET  | /assets/site.0123abcd.css          | 404 | no-store
			GET  | /assets/site.0123abc.css           | 200 | public, max-age=300, s-maxage=3600
			GET  | /assets/site.0123abcg.css          | 200 | public, max-age=300, s-maxage=3600
			GET  | /assets/site.css                   | 200 | public, max-age=300, s-maxage=3600
			GET  | /other/site.0123abcd.css           | 200 | public, max-age=300, s-maxage=3600
			GET  | /status                            | 200 | no-cache
			GET  | /status                            | 304 | no-cache
			GET  | /status                            | 500 | no-store
			GET  | /status/badge.svg                  | 200 | no-cache
			GET  | /status/feed.atom                  | 200 | no-cache
			GET  | /statuses                          | 200 | public, max-age=300, s-maxage=3600
			GET  | /api                               | 200 | no-store
			GET  | /api/health                        | 200 | no-store
			GET  | /api/health                        | 503 | no-store
			GET  | /api/staff/me                      | 200 | no-store
			GET  | /api/openapi.json                  | 200 | no-store
			GET  | /api/docs                          | 200 | no-store
			GET  | /apiary                            | 200 | public, max-age=300, s-maxage=3600
			GET  | /actuator/health                   | 200 | no-store
			GET  | /favicon.svg                       | 200 | public, max-age=86400
			GET  | /robots.txt                        | 200 | public, max-age=86400
			GET  | /sitemap.xml                       | 200 | public, max-age=86400
			GET  | /site.webmanifest                  | 200 | public, max-age=86400
			GET  | /.well-known/security.txt          | 200 | public, max-age=86400
			GET  | /.well-known/jwks.json             | 200 | no-cache
			GET  | /.well-known/jwks.json             | 304 | no-cache
			GET  | /.well-known/jwks.json             | 503 | no-store
			GET  | /verify                            | 200 | public, max-age=300, s-maxage=3600
			GET  | /verify/6a1f5b0e-4c1d-4a7e-9a52-0d8c3f1e2b4a | 200 | no-store
			GET  | /verify/                           | 200 | no-store
			POST | /verify                            | 303 | no-store
			POST | /verify                            | 200 | no-store
			GET  | /robots.txt                        | 404 | no-store
			""")
	void decidesByMethodPathAndStatus(String method, String path, int status, String expected) {
		assertThat(CachePolicy.decide(method, path, status)).isEqualTo(expected);
	}

}
