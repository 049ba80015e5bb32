package org.jieban.shared;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Describes our records in the API's description as exactly as Java knows them: what is not {@code
 * Nullable} is always there, and a type that stands inside another bears that one's name too, since
 * every controller may have a {@code Line} or a {@code UnitName} of its own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE) // registered first, asked last: springdoc's own unwrap answers
// before
class DescribedTypes extends ModelResolver {

    private static final String OURS = "org.jieban.";

    DescribedTypes(ObjectMapperProvider mappers) {
        super(mappers.jsonMapper(), new Names());
        openapi31(true);
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var schema = super.resolve(type, context, chain);
        if (schema == null || type.getType() == null) {
            return schema;
        }
        var java = TypeFactory.defaultInstance().constructType(type.getType());
        if (java.isRecordType() && java.getRawClass().getName().startsWith(OURS)) {
            var name = _typeNameResolver.nameForType(java);
            var model = context.getDefinedModels().get(name);
            describe(java.getRawClass(), model == null ? schema : model);
        }
        return schema;
    }

    private static void describe(Class<?> type, Schema<?> model) {
        Map<String, Schema> properties = model.getProperties();
        if (properties == null) {
            return;
        }
        var described = new LinkedHashMap<>(properties);
        for (var component : type.getRecordComponents()) {
            var name = nameOf(component);
            var property = described.get(name);
            if (property == null) {
                continue;
            }
            if (model.getRequired() == null || !model.getRequired().contains(name)) {
                model.addRequiredItem(name);
            }
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                described.put(name, orNull(property));
            }
        }
        model.setProperties(described);
    }

    private static String nameOf(RecordComponent component) {
        var named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? component.getName() : named.value();
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() != null) {
            return new JsonSchema()
                    .anyOf(List.of(property, new JsonSchema().types(Set.of("null"))));
        }
        if (property.getTypes() != null) {
            property.addType("null");
        }
        return property;
    }

    /** {@code NoticeController.Line} is a {@code NoticeLine}. */
    private static final class Names extends TypeNameResolver {

        private final Map<String, Class<?>> given = new ConcurrentHashMap<>();

        @Override
        protected String getNameOfClass(Class<?> type) {
            if (!type.getName().startsWith(OURS)) {
                return super.getNameOfClass(type);
            }
            var name = nameOf(type);
            var other = given.putIfAbsent(name, type);
            if (other != null && !other.equals(type)) {
                throw new IllegalStateException(
                        "%s and %s would both be described as %s"
                                .formatted(other.getName(), type.getName(), name));
            }
            return name;
        }

        private static String nameOf(Class<?> type) {
            var outer = type.getEnclosingClass();
            var around = outer == null ? "" : nameOf(outer).replaceFirst("Controller$", "");
            return type.getSimpleName().startsWith(around)
                    ? type.getSimpleName()
                    : around + type.getSimpleName();
        }
    }
}
