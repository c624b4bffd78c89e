package com.tetrixcorp.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

class RequestIdTests {

	@ParameterizedTest
	@ValueSource(
			strings = { "abcdefgh", "A.b_c-12", "0123456789012345678901234567890123456789012345678901234567890123" })
	void aWellFormedIdIsKept(String incoming) {
		assertThat(RequestId.acceptable(incoming)).isEqualTo(incoming);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "abcdefg", "abcdefg h", "abcdefgh\n", "<script>x</script>", "abcdefgé",
			"01234567890123456789012345678901234567890123456789012345678901234" })
	void anyOtherIsReplaced(String incoming) {
		assertThat(RequestId.acceptable(incoming)).isNotEqualTo(incoming).matches("[0-9a-f-]{36}");
	}

	@Test
	void twoRequestsWithoutIdGetDifferentOnes() {
		assertThat(RequestId.acceptable(null)).isNotEqualTo(RequestId.acceptable(null));
	}

	@Test
	void oneRequestKeepsItsId() {
		MockHttpServletRequest request = new MockHttpServletRequest();

		assertThat(RequestId.of(request)).isEqualTo(RequestId.of(request));
	}

}
