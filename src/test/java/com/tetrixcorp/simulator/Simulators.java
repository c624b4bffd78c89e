package com.tetrixcorp.simulator;

import java.io.IOException;
import java.net.BindException;
import java.net.Socket;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Telnyx, Sinch and Firebase on one port of the loopback address, each under a path of
 * its own, and a switch for each of their faults:
 * {@code curl -X POST localhost:8090/simulator/telnyx?fault=hang}. What a carrier sends
 * can fail alone: {@code …/simulator/telnyx-send?fault=hang}. Their status pages are
 * there too: {@code …/simulator/telnyx-status?trouble=true}; and Firebase signs anybody
 * in: {@code …/simulator/firebase-token?email=staff@example.com}.
 */
public final class Simulators implements AutoCloseable {

	/** The published keys of Firebase can fail apart from the rest of it. */
	public static final String SIGNING_KEYS = "firebase-keys";

	/** Not a provider: whoever asks here is signed in. */
	private static final String TOKEN = "firebase-token";

	/** What comes after a provider's name in that of its status page. */
	private static final String STATUS = "-status";

	/** What comes after a carrier's name in that of what it sends. */
	private static final String SEND = "-send";

	private static final int MESSAGES_KEPT = 1_000;

	private static final List<String> CARRIERS = List.of("telnyx", "sinch");

	private static final String SWITCHES = "/simulator/";

	private final SigningKeysProvider signingKeys = new SigningKeysProvider();

	private final IdTokenMint mint = new IdTokenMint(this.signingKeys.keys());

	private final Map<String, Provider> providers = new LinkedHashMap<>();

	private final Map<String, Fault> faults = new ConcurrentHashMap<>();

	private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

	private final Deque<SentMessage> messages = new ConcurrentLinkedDeque<>();

	private final List<Consumer<SentMessage>> listeners = new CopyOnWriteArrayList<>();

	private final SocketServer server;

	private Simulators(int port) throws IOException {
		this.providers.put("telnyx", new TelnyxProvider());
		this.providers.put("sinch", new SinchProvider());
		this.providers.put("firebase", new FirebaseProvider());
		this.providers.put(SIGNING_KEYS, this.signingKeys);
		this.providers.put("telnyx" + STATUS, new StatuspageProvider("Telnyx"));
		this.providers.put("sinch" + STATUS, new StatuspageProvider("Sinch"));
		this.providers.put("firebase" + STATUS, new FirebaseStatusProvider());
		this.providers.keySet().forEach((name) -> this.calls.put(name, new AtomicInteger()));
		CARRIERS.forEach((name) -> this.calls.put(name + SEND, new AtomicInteger()));
		this.server = new SocketServer("simulators", port, this::converse);
	}

	public static Simulators start() throws IOException {
		return new Simulators(0);
	}

	/**
	 * Starts on a port that is easy to remember.
	 * @param port the port; another if it is taken
	 * @return the simulators, running
	 * @throws IOException if no port can be had at all
	 */
	public static Simulators startAt(int port) throws IOException {
		try {
			return new Simulators(port);
		}
		catch (BindException ex) {
			return start();
		}
	}

	public int port() {
		return this.server.port();
	}

	/**
	 * Everything the service needs to reach these simulators.
	 * @return environment variables with their values
	 */
	public Map<String, String> environment() {
		Map<String, String> environment = new LinkedHashMap<>();
		environment.put("TELNYX_API_KEY", TelnyxProvider.API_KEY);
		environment.put("TELNYX_VERIFY_PROFILE_ID", TelnyxProvider.PROFILE_ID);
		environment.put("TELNYX_BASE_URL", url("telnyx") + "/v2");
		environment.put("SINCH_API_TOKEN", SinchProvider.API_TOKEN);
		environment.put("SINCH_SERVICE_PLAN_ID", SinchProvider.SERVICE_PLAN_ID);
		environment.put("SINCH_VIRTUAL_NUMBER", "15550001111");
		environment.put("SINCH_BASE_URL", url("sinch"));
		environment.put("FIREBASE_API_KEY", FirebaseProvider.API_KEY);
		environment.put("FIREBASE_PROJECT_ID", FirebaseProvider.PROJECT_ID);
		environment.put("FIREBASE_BASE_URL", url("firebase"));
		environment.put("FIREBASE_JWKS_URL", url(SIGNING_KEYS) + SigningKeysProvider.PATH);
		environment.put("STAFF_EMAILS", IdTokenMint.STAFF);
		// As environment variables; no document names them, so Spring's own spelling it
		// is.
		statusPages().forEach((property, url) -> environment
			.put(property.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", ""), url));
		return environment;
	}

	/**
	 * Where the providers say how they are.
	 * @return settings with their values
	 */
	public Map<String, String> statusPages() {
		Map<String, String> pages = new LinkedHashMap<>();
		this.providers.forEach((name, provider) -> {
			if (provider instanceof StatusPage page) {
				pages.put("tetrix." + name.replace(STATUS, ".status-url"), url(name) + page.path());
			}
		});
		return pages;
	}

	/**
	 * What a provider says of itself.
	 * @param provider its name
	 * @param trouble whether it admits to an outage
	 */
	public void admits(String provider, boolean trouble) {
		if (!(this.providers.get(provider + STATUS) instanceof StatusPage page)) {
			throw new IllegalArgumentException("No simulator is named " + provider);
		}
		page.trouble(trouble);
	}

	/**
	 * Signs people in.
	 * @return makes ID tokens that the published keys prove, and others
	 */
	public IdTokenMint idTokens() {
		return this.mint;
	}

	public void fault(String provider, Fault fault) {
		if (!this.calls.containsKey(provider)) {
			throw new IllegalArgumentException("No simulator is named " + provider);
		}
		this.faults.put(provider, fault);
	}

	public int calls(String provider) {
		return counter(provider).get();
	}

	/**
	 * What the carriers took, and would have brought to phones.
	 * @return the oldest first
	 */
	public List<SentMessage> messages() {
		return List.copyOf(this.messages);
	}

	/**
	 * Tells of each message as soon as it is taken.
	 * @param listener is told
	 */
	public void onMessage(Consumer<SentMessage> listener) {
		this.listeners.add(listener);
	}

	public int openConnections() {
		return this.server.openConnections();
	}

	@Override
	public void close() {
		this.server.close();
	}

	private void deliver(SentMessage message) {
		this.messages.addLast(message);
		if (this.messages.size() > MESSAGES_KEPT) {
			this.messages.pollFirst();
		}
		this.listeners.forEach((listener) -> listener.accept(message));
	}

	private AtomicInteger counter(String provider) {
		return Objects.requireNonNull(this.calls.get(provider), "No simulator is named so");
	}

	private String url(String provider) {
		return "http://localhost:" + port() + "/" + provider;
	}

	private void converse(Socket socket) throws IOException, InterruptedException {
		new Conversation(socket, this::reply).hold();
	}

	private Conversation.Reply reply(Request request) {
		if (request.path().startsWith(SWITCHES)) {
			return new Conversation.Reply(Fault.NORMAL, turn(request.under(SWITCHES)));
		}
		String name = request.path().split("/", 3)[1];
		Provider provider = this.providers.get(name);
		if (provider == null) {
			return new Conversation.Reply(Fault.NORMAL, Answer.empty(404));
		}
		Request asked = request.under("/" + name);
		boolean send = provider.isSend(asked);
		counter(send ? name + SEND : name).incrementAndGet();
		Fault fault = this.faults.getOrDefault(name, Fault.NORMAL);
		if (send) {
			fault = this.faults.getOrDefault(name + SEND, fault);
			if (fault.delivers()) {
				provider.message(asked).ifPresent(this::deliver);
			}
		}
		if (fault == Fault.REDIRECT) {
			return new Conversation.Reply(fault, redirect(request, provider.answer(asked)));
		}
		return new Conversation.Reply(fault, answer(fault, provider, asked));
	}

	// Where it leads, the answer is a good one, so that a client which follows is found
	// out.
	private static Answer redirect(Request request, Answer normal) {
		boolean arrived = request.parameter("redirected").isPresent();
		return arrived ? normal : Answer.empty(302).with("Location", request.path() + "?redirected=true");
	}

	private static Answer answer(Fault fault, Provider provider, Request request) {
		Answer normal = provider.answer(request);
		return switch (fault) {
			case BAD_NUMBER, UNAUTHORIZED, FORBIDDEN, NOT_FOUND, TOO_MANY, SERVER_ERROR ->
				provider.refusal(fault.status());
			case MALFORMED -> Answer.json(200, "{\"data\": [");
			case WRONG_SHAPE -> Answer.json(200, "{\"hello\":\"world\"}");
			case EMPTY -> Answer.empty(200);
			default -> normal;
		};
	}

	private Answer turn(Request request) {
		Optional<String> email = request.parameter("email");
		if (request.is("POST", TOKEN) && email.isPresent()) {
			boolean verified = request.parameter("verified").map(Boolean::parseBoolean).orElse(true);
			return new Answer(200, Map.of("Content-Type", "text/plain"),
					this.mint.ofAnotherPerson(email.get(), verified));
		}
		Optional<String> trouble = request.parameter("trouble");
		if (request.method().equals("POST") && trouble.isPresent()
				&& this.providers.get(request.path()) instanceof StatusPage page) {
			page.trouble(Boolean.parseBoolean(trouble.get()));
			return new Answer(200, Map.of("Content-Type", "text/plain"), request.path() + ": " + trouble.get() + "\n");
		}
		Optional<Fault> fault = request.parameter("fault").flatMap(Fault::of);
		if (!request.method().equals("POST") || fault.isEmpty() || !this.calls.containsKey(request.path())) {
			return new Answer(400, Map.of("Content-Type", "text/plain"), usage());
		}
		fault(request.path(), fault.get());
		return new Answer(200, Map.of("Content-Type", "text/plain"),
				request.path() + ": " + fault.get().wireName() + "\n");
	}

	private String usage() {
		StringBuilder usage = new StringBuilder(
				"POST /simulator/{provider}?fault={fault}\nPOST /simulator/{provider}-status?trouble={true|false}\n"
						+ "POST /simulator/firebase-token?email={email}&verified={true|false}\nproviders:");
		this.calls.keySet().stream().sorted().forEach((name) -> usage.append(' ').append(name));
		usage.append("\nfaults:");
		for (Fault fault : Fault.values()) {
			usage.append(' ').append(fault.wireName());
		}
		return usage.append('\n').toString();
	}

}
