package com.tetrixcorp.apidoc;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import com.tetrixcorp.service.Stack;
import com.tetrixcorp.simulator.Fault;
import com.tetrixcorp.status.incident.DrillPlan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Sends every example of the description to real services, and holds what they answer,
 * and the example, to what is described.
 */
@Tag("alone")
@Tag("long")
@Timeout(120)
class ExamplesTests {

	/** Answers that are described and not brought about here, each with the reason. */
	private static final Map<String, String> NOT_PROVOKED = Map.of("GET /api/health/ready draining",
			"the service would be gone: ShutdownTests", "GET /api/health/live stuck",
			"the process would have to hang: PulseTests", "POST /api/v2/2fa/redeem expired",
			"a token lives for ten minutes: RedeemTests", "GET /status/feed.atom 503",
			"needs a database that was never there: FeedTests");

	private static final ObjectMapper JSON = new ObjectMapper();

	private static World world;

	private static Contract contract;

	private static Words words;

	private static List<Routes.Route> routes;

	@BeforeAll
	static void start() throws IOException {
		world = new World();
		words = Words.read();
		contract = new Contract(Description.read().document());
		routes = Routes.described(
				world.whole().context().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class));
		await().atMost(Duration.ofSeconds(60)).until(() -> world.whole().verdict().equals("healthy"));
	}

	@AfterAll
	static void stop() throws IOException {
		world.close();
	}

	@AfterEach
	void mend() {
		for (Stack stack : List.of(world.whole(), world.cut())) {
			List.of("telnyx-send", "sinch-send").forEach((name) -> stack.simulators().fault(name, Fault.NORMAL));
			stack.context()
				.getBean(CircuitBreakerRegistry.class)
				.getAllCircuitBreakers()
				.forEach(CircuitBreaker::reset);
		}
		world.giveDatabaseBack();
	}

	static Stream<Example> examples() {
		return routes.stream().flatMap(ExamplesTests::examplesOf);
	}

	static Stream<Shared> shared() {
		return routes.stream()
			.flatMap((route) -> SharedAnswers.namesFor(route, words.operation(route))
				.stream()
				.flatMap((answer) -> words.general()
					.path("shared")
					.path("answers")
					.path(answer)
					.path("examples")
					.properties()
					.stream()
					.map((example) -> new Shared(route, answer, example.getKey()))));
	}

	@ParameterizedTest
	@MethodSource("examples")
	void anExampleIsAnsweredAsItStandsThere(Example example) throws Exception {
		if (NOT_PROVOKED.containsKey(example.key())) {
			fits(example.route(), Integer.parseInt(example.status()), example.type(), example.answer());
			return;
		}
		boolean down = example.name().contains("unhealthy");
		Stack stack = down ? world.cut() : world.whole();
		if (down) {
			// Whoever is cut off goes on showing an exercise of which it has heard.
			world.whole().context().getBean(DrillPlan.class).stop();
			await().atMost(Duration.ofSeconds(30)).until(() -> stack.verdict().equals("healthy"));
			world.takeDatabaseAway();
			await().atMost(Duration.ofSeconds(30))
				.untilAsserted(() -> assertThat(checks(stack))
					.isEqualTo(Map.of("database", "fail", "telnyx", "pass", "sinch", "pass", "firebase", "pass")));
		}
		String client = world.newClient();
		Map<String, String> real = new Givens(world, stack, client).of(example);
		HttpResponse<String> answer = send(stack, example, real, client, (call) -> call);

		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(Integer.parseInt(example.status()));
		isAsDescribed(example.route(), answer, example.answer(), example.type());
	}

	@ParameterizedTest
	@MethodSource("shared")
	void whatManyHaveInCommonHoldsForEach(Shared shared) throws Exception {
		Provocation provocation = Provocation.of(shared.example());
		Stack stack = provocation.on(world);
		String client = world.newClient();
		Example example = first(shared.route());
		if (stack == world.cut()) {
			recovered(stack);
		}
		Map<String, String> real = (stack != world.bare()) ? new Givens(world, stack, client).of(example) : Map.of();
		if (provocation == Provocation.DATABASE_AWAY) {
			world.takeDatabaseAway();
		}
		if (provocation == Provocation.TOO_MANY_REQUESTS) {
			send(stack, example, real, client, (call) -> call);
		}
		HttpResponse<String> answer = send(stack, example, real, client, (call) -> provocation.change(call, stack));

		String status = words.general().at("/shared/answers/" + shared.answer() + "/status").asText();
		String own = words.general()
			.at("/shared/answers/" + shared.answer() + "/examples/" + shared.example() + "/status")
			.asText();
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(Integer.parseInt(own));
		JsonNode response = contract.resolve(contract.operation(shared.route()).path("responses").path(status));
		if (shared.route().isApi()) {
			JsonNode described = contract.resolve(
					response.path("content").path("application/problem+json").path("examples").path(shared.example()))
				.path("value");
			isAsDescribed(shared.route(), answer, described, "application/problem+json");
		}
		else {
			isAsDescribed(shared.route(), answer, JSON.getNodeFactory().missingNode(), "text/html");
		}
	}

	@Test
	void everyAnswerHasAnExampleThatWasSentOrAReasonWhyNot() {
		Set<String> told = new HashSet<>();
		examples().forEach((example) -> told.add(example.route().name() + " " + example.status()));
		shared().forEach((it) -> told
			.add(it.route().name() + " " + words.general().at("/shared/answers/" + it.answer() + "/status").asText()));
		List<String> silent = new ArrayList<>();
		routes
			.forEach((route) -> contract.operation(route).path("responses").fieldNames().forEachRemaining((status) -> {
				String answer = route.name() + " " + status;
				if (!told.contains(answer) && !NOT_PROVOKED.containsKey(answer)) {
					silent.add(answer);
				}
			}));
		assertThat(silent).isEmpty();
		assertThat(NOT_PROVOKED.keySet()).filteredOn((it) -> !it.matches(".* [0-9]{3}"))
			.isSubsetOf(examples().map(Example::key).toList());
	}

	// Whoever is cut off probes for itself, some seconds after the last word of others.
	private static Map<String, String> checks(Stack stack) throws IOException, InterruptedException {
		Map<String, String> checks = new LinkedHashMap<>();
		for (String check : List.of("database", "telnyx", "sinch", "firebase")) {
			checks.put(check, stack.check(check));
		}
		return checks;
	}

	private static Stream<Example> examplesOf(Routes.Route route) {
		return words.operation(route)
			.path("examples")
			.properties()
			.stream()
			.map((entry) -> Example.of(route, entry.getKey(), entry.getValue()));
	}

	private static Example first(Routes.Route route) {
		return examplesOf(route).findFirst().orElseThrow();
	}

	private static HttpResponse<String> send(Stack stack, Example example, Map<String, String> real, String client,
			UnaryOperator<Call> change) throws IOException, InterruptedException {
		Call call = Call.of(example, contract.operation(example.route()), real).with(World.CLIENT, client);
		if (example.route().isStaff()) {
			call = call.with("Authorization", "Bearer " + stack.simulators().idTokens().staff());
		}
		Call changed = change.apply(call);
		return world.send(stack, changed.method(), changed.target(), changed.headers(), changed.body());
	}

	private static void recovered(Stack stack) {
		String unknown = "/api/v2/2fa/status?verificationId=00000000-0000-4000-8000-000000000000";
		await().atMost(Duration.ofSeconds(30))
			.until(() -> world.send(stack, "GET", unknown, Map.of(World.CLIENT, world.newClient()), null)
				.statusCode() == 404);
		await().atMost(Duration.ofSeconds(30))
			.until(() -> world
				.send(stack, "GET", "/api/staff/maintenance", Map.of("Authorization",
						"Bearer " + stack.simulators().idTokens().staff(), World.CLIENT, world.newClient()), null)
				.statusCode() == 200);
	}

	private static void isAsDescribed(Routes.Route route, HttpResponse<String> answer, JsonNode example, String type)
			throws IOException {
		JsonNode response = contract.response(route, answer.statusCode());
		response.path("headers").properties().forEach((header) -> {
			if (contract.resolve(header.getValue()).path("required").asBoolean()) {
				assertThat(answer.headers().firstValue(header.getKey())).as(header.getKey()).isPresent();
			}
		});
		if (answer.statusCode() == 304) {
			return;
		}
		assertThat(answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "")).isEqualTo(type);
		JsonNode real = type.contains("json") ? JSON.readTree(answer.body())
				: JSON.getNodeFactory().textNode(answer.body());
		fits(route, answer.statusCode(), type, real);
		if (!example.isMissingNode()) {
			fits(route, answer.statusCode(), type, example);
			assertThat(Contract.differences(example, real, "answer")).as(answer.body()).isEmpty();
			List.of("title", "detail", "reason", "errors")
				.forEach((member) -> assertThat(example.path(member)).as(member).isEqualTo(real.path(member)));
		}
	}

	private static void fits(Routes.Route route, int status, String type, JsonNode value) {
		JsonNode media = contract.response(route, status).path("content").path(type);
		assertThat(media.isMissingNode()).as(status + " as " + type + " is described").isFalse();
		assertThat(contract.complaints(media.path("schema"), value)).as(value.toString()).isEmpty();
	}

	/**
	 * An example of an answer that many operations have, at one of them.
	 *
	 * @param route the operation
	 * @param answer the name of the answer
	 * @param example the name of its example
	 */
	record Shared(Routes.Route route, String answer, String example) {

		@Override
		public String toString() {
			return this.route.name() + " " + this.example;
		}

	}

}
