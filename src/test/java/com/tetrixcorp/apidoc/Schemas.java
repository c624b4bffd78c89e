package com.tetrixcorp.apidoc;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Makes schemas of the types that are read from and written to JSON.
 */
final class Schemas {

	private static final Map<Class<?>, String[]> PLAIN = Map.ofEntries(plain(String.class, "string"),
			plain(boolean.class, "boolean"), plain(Boolean.class, "boolean"), plain(int.class, "integer", "int32"),
			plain(Integer.class, "integer", "int32"), plain(long.class, "integer", "int64"),
			plain(Long.class, "integer", "int64"), plain(double.class, "number", "double"),
			plain(Double.class, "number", "double"), plain(Instant.class, "string", "date-time"),
			plain(LocalDate.class, "string", "date"), plain(UUID.class, "string", "uuid"));

	private static final ObjectMapper JSON = new ObjectMapper();

	private final Map<String, ObjectNode> components = new TreeMap<>();

	private final Map<String, Class<?>> types = new HashMap<>();

	private final Javadocs javadocs;

	private final Details details;

	private final JsonNode names;

	Schemas(Javadocs javadocs, Details details, JsonNode names) {
		this.javadocs = javadocs;
		this.details = details;
		this.names = names;
	}

	Map<String, ObjectNode> components() {
		return this.components;
	}

	/**
	 * The schema of a type.
	 * @param type the type, with its annotations
	 * @param sent whether it is read, rather than written
	 * @return a schema, which may be a reference
	 */
	ObjectNode of(AnnotatedType type, boolean sent) {
		ObjectNode schema = present(type, sent);
		return type.isAnnotationPresent(Nullable.class) ? nullable(schema) : schema;
	}

	ObjectNode of(Class<?> type, boolean sent) {
		String[] plain = PLAIN.get(type);
		if (plain != null) {
			ObjectNode schema = JSON.createObjectNode().put("type", plain[0]);
			return (plain.length > 1) ? schema.put("format", plain[1]) : schema;
		}
		if (!type.isRecord()) {
			throw new IllegalArgumentException("How is " + type + " written as JSON?");
		}
		return JSON.createObjectNode().put("$ref", "#/components/schemas/" + component(type, sent));
	}

	private ObjectNode present(AnnotatedType type, boolean sent) {
		if (type instanceof AnnotatedParameterizedType parameterized) {
			AnnotatedType[] arguments = parameterized.getAnnotatedActualTypeArguments();
			Type raw = ((ParameterizedType) type.getType()).getRawType();
			ObjectNode schema = JSON.createObjectNode();
			AnnotatedType inner = arguments[arguments.length - 1];
			ObjectNode element = of(inner, sent);
			Constraints.add(inner, element);
			if (raw == List.class) {
				schema.put("type", "array").set("items", element);
			}
			else if (raw == Map.class) {
				schema.put("type", "object").set("additionalProperties", element);
			}
			else {
				throw new IllegalArgumentException("How is " + raw + " written as JSON?");
			}
			return schema;
		}
		return of((Class<?>) type.getType(), sent);
	}

	private static ObjectNode nullable(ObjectNode schema) {
		if (!schema.has("$ref")) {
			schema.set("type", JSON.createArrayNode().add(schema.path("type")).add("null"));
			return schema;
		}
		ObjectNode choice = JSON.createObjectNode();
		choice.putArray("anyOf").add(schema).addObject().put("type", "null");
		return choice;
	}

	private String component(Class<?> type, boolean sent) {
		String name = this.names.path(type.getName().substring("com.tetrixcorp.".length())).asText(name(type));
		Class<?> known = this.types.putIfAbsent(name, type);
		if (known != null && known != type) {
			throw new IllegalStateException("Both " + known + " and " + type + " would be called " + name);
		}
		if (known == null) {
			ObjectNode schema = JSON.createObjectNode();
			this.components.put(name, schema);
			describe(type, name, schema, sent);
		}
		return name;
	}

	private void describe(Class<?> type, String name, ObjectNode schema, boolean sent) {
		Javadocs.Words words = this.javadocs.of(type);
		schema.put("type", "object");
		schema.put("description", words.whole());
		ObjectNode properties = schema.putObject("properties");
		ArrayNode required = JSON.createArrayNode();
		for (RecordComponent component : type.getRecordComponents()) {
			String property = nameOf(type, component);
			boolean left = isLeftOut(type, component);
			AnnotatedType declared = component.getAnnotatedType();
			ObjectNode member = left ? present(declared, sent) : of(declared, sent);
			Constraints.add(component.getAccessor(), member);
			Constraints.add(declared, member);
			String meaning = words.components().get(component.getName());
			if (meaning != null) {
				member.put("description", sentence(meaning));
			}
			JsonNode detail = this.details.of(name, property);
			boolean optional = left || (sent && declared.isAnnotationPresent(Nullable.class));
			if (detail.has("required") ? detail.path("required").asBoolean() : !optional) {
				required.add(property);
			}
			this.details.apply(detail, member);
			properties.set(property, member);
		}
		if (!required.isEmpty()) {
			schema.set("required", required);
		}
	}

	private static String sentence(String meaning) {
		String text = meaning.substring(0, 1).toUpperCase(Locale.ROOT) + meaning.substring(1);
		return text.endsWith(".") ? text : text + ".";
	}

	private static String nameOf(Class<?> type, RecordComponent component) {
		JsonProperty renamed = annotation(type, component, JsonProperty.class);
		return (renamed != null) ? renamed.value() : component.getName();
	}

	private static boolean isLeftOut(Class<?> type, RecordComponent component) {
		JsonInclude own = annotation(type, component, JsonInclude.class);
		JsonInclude include = (own != null) ? own : type.getAnnotation(JsonInclude.class);
		if (include == null) {
			return false;
		}
		return switch (include.value()) {
			case NON_NULL -> component.getAnnotatedType().isAnnotationPresent(Nullable.class);
			case NON_EMPTY -> component.getAnnotatedType().isAnnotationPresent(Nullable.class)
					|| Collection.class.isAssignableFrom(component.getType()) || component.getType() == Map.class;
			default -> throw new IllegalArgumentException("What does " + include + " leave out?");
		};
	}

	private static <A extends Annotation> @Nullable A annotation(Class<?> type, RecordComponent component,
			Class<A> annotation) {
		try {
			AnnotatedElement field = type.getDeclaredField(component.getName());
			return field.getAnnotation(annotation);
		}
		catch (NoSuchFieldException ex) {
			throw new IllegalStateException("Every component has its field", ex);
		}
	}

	/**
	 * The name of a type, without what only tells its role in the code.
	 * @param type the type
	 * @return a name that is its own
	 */
	static String name(Class<?> type) {
		String own = type.getSimpleName().replaceFirst("(Payload|Body)$", "");
		Class<?> outer = type.getEnclosingClass();
		if (outer == null) {
			return own;
		}
		String stem = outer.getSimpleName().replaceFirst("(Controller|Payload|Api)$", "");
		return own.startsWith(stem) ? own : stem + own;
	}

	private static Map.Entry<Class<?>, String[]> plain(Class<?> type, String... words) {
		return Map.entry(type, words);
	}

}
