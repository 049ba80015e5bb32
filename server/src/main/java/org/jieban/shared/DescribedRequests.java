package org.jieban.shared;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Describes what is particular to requests: the key of an act travels in a header, and what may be null
 * may be left out as well, while in an answer it is always there.
 */
@Component
class DescribedRequests implements OpenApiCustomizer {

    private static final String REF = "#/components/schemas/";
    private static final String KEY = IdempotencyKey.class.getSimpleName();

    @Override
    public void customise(OpenAPI api) {
        var schemas = api.getComponents().getSchemas();
        if (schemas == null) {
            return;
        }
        var asked = new HashSet<String>();
        var answered = new HashSet<String>();
        for (var path : api.getPaths().values()) {
            for (var operation : path.readOperations()) {
                nameKey(operation);
                asked(operation).forEach(schema -> reach(schema, schemas, asked));
                answered(operation).forEach(schema -> reach(schema, schemas, answered));
            }
        }
        schemas.remove(KEY);
        asked.removeAll(answered);
        asked.forEach(name -> letOut(requireNonNull(schemas.get(name))));
    }

    private static void nameKey(Operation operation) {
        if (operation.getParameters() == null) {
            return;
        }
        for (var parameter : operation.getParameters()) {
            if (parameter.getSchema() != null
                    && (REF + KEY).equals(parameter.getSchema().get$ref())) {
                parameter
                        .name(IdempotencyKeyArgument.HEADER)
                        .in("header")
                        .schema(new JsonSchema().types(Set.of("string")));
            }
        }
    }

    private static Stream<Schema<?>> asked(Operation operation) {
        var body = operation.getRequestBody();
        return body == null ? Stream.empty() : of(body.getContent());
    }

    private static Stream<Schema<?>> answered(Operation operation) {
        var answers = operation.getResponses();
        return answers == null
                ? Stream.empty()
                : answers.values().stream().flatMap(answer -> of(answer.getContent()));
    }

    private static Stream<Schema<?>> of(Content content) {
        return content == null
                ? Stream.empty()
                : content.values().stream()
                        .filter(media -> media.getSchema() != null)
                        .map(media -> (Schema<?>) media.getSchema());
    }

    private static void reach(Schema<?> from, Map<String, Schema> schemas, Set<String> reached) {
        if (from.get$ref() != null) {
            var name = from.get$ref().substring(REF.length());
            if (reached.add(name)) {
                reach(requireNonNull(schemas.get(name)), schemas, reached);
            }
            return;
        }
        if (from.getItems() != null) {
            reach(from.getItems(), schemas, reached);
        }
        if (from.getAdditionalProperties() instanceof Schema<?> values) {
            reach(values, schemas, reached);
        }
        Stream.of(
                        from.getProperties() == null ? null : from.getProperties().values(),
                        from.getAnyOf())
                .filter(Objects::nonNull)
                .flatMap(Collection::stream)
                .forEach(part -> reach((Schema<?>) part, schemas, reached));
    }

    /** A switch that is not sent is off. */
    private static void letOut(Schema<?> asked) {
        if (asked.getProperties() == null || asked.getRequired() == null) {
            return;
        }
        var required =
                asked.getRequired().stream()
                        .filter(name ->
                                !mayBeMissing(requireNonNull(asked.getProperties().get(name))))
                        .toList();
        asked.setRequired(required.isEmpty() ? null : required);
    }

    private static boolean mayBeMissing(Schema<?> property) {
        var types = property.getTypes();
        return types == null
                ? property.getAnyOf() != null
                : types.contains("null") || types.contains("boolean");
    }
}
