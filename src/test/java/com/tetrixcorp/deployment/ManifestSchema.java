package com.tetrixcorp.deployment;

import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import com.google.gson.annotations.SerializedName;
import org.jspecify.annotations.Nullable;

/**
 * Whether the API of a cluster would take a manifest. The models are those of Kubernetes'
 * official client for Java, made from the published descriptions of the API and of the
 * Prometheus operator. As a server that validates strictly, and unlike the client, this
 * refuses every unknown field, and a number or a boolean where text must stand.
 */
final class ManifestSchema {

	private static final String CORE = "io.kubernetes.client.openapi.models.";

	private static final Map<String, String> MODELS = Map.of("v1 Namespace", CORE + "V1Namespace", "v1 Service",
			CORE + "V1Service", "v1 ConfigMap", CORE + "V1ConfigMap", "apps/v1 Deployment", CORE + "V1Deployment",
			"networking.k8s.io/v1 Ingress", CORE + "V1Ingress", "networking.k8s.io/v1 NetworkPolicy",
			CORE + "V1NetworkPolicy", "policy/v1 PodDisruptionBudget", CORE + "V1PodDisruptionBudget",
			"autoscaling/v2 HorizontalPodAutoscaler", CORE + "V2HorizontalPodAutoscaler",
			"monitoring.coreos.com/v1 ServiceMonitor", "com.coreos.monitoring.models.V1ServiceMonitor");

	/**
	 * Texts of which the cluster takes only some, by the field that holds them: the
	 * models have them as any text.
	 */
	private static final Map<String, Set<String>> VALUES = Map.of("pathType",
			Set.of("Exact", "Prefix", "ImplementationSpecific"), "protocol", Set.of("TCP", "UDP", "SCTP"),
			"policyTypes", Set.of("Ingress", "Egress"), "whenUnsatisfiable", Set.of("DoNotSchedule", "ScheduleAnyway"),
			"nodeTaintsPolicy", Set.of("Honor", "Ignore"), "unhealthyPodEvictionPolicy",
			Set.of("AlwaysAllow", "IfHealthyBudget"));

	private static final Pattern QUANTITY = Pattern.compile("\\d+(\\.\\d+)?(m|[kMGT]|[KMGT]i)?");

	private final List<String> flaws = new ArrayList<>();

	private final boolean whole;

	private ManifestSchema(boolean whole) {
		this.whole = whole;
	}

	/**
	 * What is wrong with a manifest.
	 * @param manifest one object
	 * @param whole whether it must have all that is required: a patch need not
	 * @return a sentence for each place
	 */
	static List<String> flaws(Yaml manifest, boolean whole) {
		String kind = manifest.at("apiVersion").text() + " " + manifest.at("kind").text();
		String model = MODELS.get(kind);
		if (model == null) {
			return List.of(kind + " is nothing that is deployed here");
		}
		if (manifest.at("metadata", "name").text().isBlank()) {
			return List.of(kind + " has no name");
		}
		ManifestSchema schema = new ManifestSchema(whole);
		schema.check(manifest.at("kind").text(), manifest.value(), modelOf(model));
		return schema.flaws;
	}

	private static Class<?> modelOf(String name) {
		try {
			return Class.forName(name);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void check(String place, @Nullable Object value, Type type) {
		if (type instanceof ParameterizedType parameterized) {
			Type[] arguments = parameterized.getActualTypeArguments();
			if (arguments.length == 1) {
				list(place, value, arguments[0]);
			}
			else {
				map(place, value, arguments[1]);
			}
		}
		else if (type instanceof Class<?> simple) {
			check(place, value, simple);
		}
	}

	private void list(String place, @Nullable Object value, Type element) {
		if (!(value instanceof List<?> list)) {
			this.flaws.add(place + " is no list");
			return;
		}
		for (int i = 0; i < list.size(); i++) {
			check(place + "[" + i + "]", list.get(i), element);
		}
	}

	private void map(String place, @Nullable Object value, Type element) {
		if (!(value instanceof Map<?, ?> map)) {
			this.flaws.add(place + " is no map");
			return;
		}
		map.forEach((key, each) -> check(place + "." + key, each, element));
	}

	private void check(String place, @Nullable Object value, Class<?> type) {
		String text = String.valueOf(value);
		boolean fits = switch (type.getSimpleName()) {
			case "String" -> value instanceof String;
			case "Boolean" -> value instanceof Boolean;
			case "Integer", "Long" -> value instanceof Integer;
			case "IntOrString" -> value instanceof Integer || value instanceof String;
			case "Quantity" -> QUANTITY.matcher(text).matches();
			default -> (type.isEnum()) ? among(text, type.getEnumConstants()) : model(place, value, type);
		};
		if (!fits) {
			this.flaws.add(place + " is no " + type.getSimpleName());
		}
		else if (value instanceof String && !VALUES.getOrDefault(field(place), Set.of(text)).contains(text)) {
			this.flaws.add(place + " cannot be " + text);
		}
	}

	private static String field(String place) {
		return place.substring(place.lastIndexOf('.') + 1).replaceAll("\\[\\d+]$", "");
	}

	private static boolean among(String text, Object[] constants) {
		return Arrays.stream(constants).anyMatch((it) -> it.toString().equals(text));
	}

	private boolean model(String place, @Nullable Object value, Class<?> type) {
		if (!(value instanceof Map<?, ?> map)) {
			return false;
		}
		Map<String, Type> fields = new TreeMap<>();
		for (Field field : type.getDeclaredFields()) {
			SerializedName name = field.getAnnotation(SerializedName.class);
			if (name != null) {
				fields.put(name.value(), field.getGenericType());
			}
		}
		map.forEach((key, each) -> {
			Type known = fields.get(String.valueOf(key));
			if (known == null) {
				this.flaws.add(place + "." + key + " is unknown");
			}
			else {
				check(place + "." + key, each, known);
			}
		});
		if (this.whole) {
			required(type).stream()
				.filter((name) -> !map.containsKey(name))
				.forEach((name) -> this.flaws.add(place + "." + name + " is missing"));
		}
		return true;
	}

	private static Collection<?> required(Class<?> type) {
		try {
			return (type.getField("openapiRequiredFields").get(null) instanceof Collection<?> names) ? names
					: List.of();
		}
		catch (NoSuchFieldException ex) {
			// The operator's models do not say; TrafficRules does.
			return List.of();
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(type + " is no model", ex);
		}
	}

}
