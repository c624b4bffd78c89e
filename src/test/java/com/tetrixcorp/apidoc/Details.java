package com.tetrixcorp.apidoc;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.util.ReflectionUtils;

/**
 * What a type does not tell of a member, such as the names that it can have. Where the
 * code knows it, it is read there: {@code values} names enumerations, and whatever begins
 * with {@code code:} a constant.
 */
final class Details {

	private static final String CODE = "code:";

	private final JsonNode schemas;

	private final Set<String> unused = new TreeSet<>();

	Details(JsonNode schemas) {
		this.schemas = schemas;
		schemas.properties()
			.forEach((schema) -> schema.getValue()
				.fieldNames()
				.forEachRemaining((member) -> this.unused.add(schema.getKey() + "." + member)));
	}

	JsonNode of(String schema, String member) {
		this.unused.remove(schema + "." + member);
		JsonNode detail = this.schemas.path(schema).path(member);
		return detail.isMissingNode() ? MissingNode.getInstance() : detail;
	}

	/** What is said of members that do not exist. */
	Set<String> unused() {
		return this.unused;
	}

	void apply(JsonNode detail, ObjectNode schema) {
		detail.properties().forEach((entry) -> {
			switch (entry.getKey()) {
				case "required" -> {
				}
				case "values" -> values(entry.getValue(), schema);
				case "text" -> schema.put("description", entry.getValue().asText());
				default -> put(entry.getKey(), entry.getValue(), schema);
			}
		});
	}

	private static void values(JsonNode enumerations, ObjectNode schema) {
		Set<String> names = new LinkedHashSet<>();
		for (JsonNode each : enumerations.isArray() ? List.copyOf(list(enumerations)) : List.of(enumerations)) {
			names.addAll(wireNames(each.asText()));
		}
		boolean nullable = schema.path("type").isArray();
		ArrayNode values = schema.putArray("enum");
		names.forEach(values::add);
		if (nullable) {
			values.addNull();
		}
	}

	private static List<JsonNode> list(JsonNode array) {
		List<JsonNode> nodes = new ArrayList<>();
		array.forEach(nodes::add);
		return nodes;
	}

	// Written in the words of the code, or a name itself.
	private static List<String> wireNames(String name) {
		if (!name.startsWith(CODE)) {
			return List.of(name);
		}
		Class<?> type = type(name.substring(CODE.length()));
		Method wireName = ReflectionUtils.findMethod(type, "wireName");
		if (wireName == null) {
			throw new IllegalArgumentException(type + " has no names for the wire");
		}
		ReflectionUtils.makeAccessible(wireName);
		List<String> names = new ArrayList<>();
		for (Object constant : type.getEnumConstants()) {
			names.add(String.valueOf(ReflectionUtils.invokeMethod(wireName, constant)));
		}
		return names;
	}

	private static void put(String key, JsonNode value, ObjectNode schema) {
		if (!value.asText().startsWith(CODE)) {
			schema.set(key, value);
			return;
		}
		String[] names = value.asText().substring(CODE.length()).split("#");
		Field field = ReflectionUtils.findField(type(names[0]), names[1]);
		if (field == null) {
			throw new IllegalArgumentException("There is no " + value.asText());
		}
		ReflectionUtils.makeAccessible(field);
		Object constant = ReflectionUtils.getField(field, null);
		if (constant instanceof Integer number) {
			schema.put(key, number.intValue());
		}
		else if (constant instanceof Pattern pattern) {
			schema.put(key, "^(?:" + pattern.pattern() + ")$");
		}
		else {
			schema.put(key, String.valueOf(constant));
		}
	}

	static Class<?> type(String name) {
		try {
			return Class.forName("com.tetrixcorp." + name);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalArgumentException("There is no " + name, ex);
		}
	}

}
