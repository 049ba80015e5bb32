package org.jieban.casefile;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieban.organisation.UnitId;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Facts as JSON text and back. The text is what is hashed, so it is written once and kept as it is. */
final class EventCodec {

    private static final Map<String, Class<? extends CaseEvent>> TYPES =
            kindsOf(CaseEvent.class)
                    .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, type -> type));

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addModule(values())
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    /** Made once: a mapper looks up what to do with a class for every fact. */
    private static final Map<String, ObjectReader> READERS =
            TYPES.entrySet().stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    Map.Entry::getKey, type -> JSON.readerFor(type.getValue())));

    private EventCodec() {}

    private static Stream<Class<? extends CaseEvent>> kindsOf(Class<? extends CaseEvent> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(below -> kindsOf(below.asSubclass(CaseEvent.class)));
    }

    static String typeOf(CaseEvent event) {
        return event.getClass().getSimpleName();
    }

    static String write(CaseEvent event) {
        return JSON.writeValueAsString(event);
    }

    /** Reads a fact; a type this version does not know is an error, never skipped. */
    static CaseEvent read(String type, String payload) {
        var known = READERS.get(type);
        if (known == null) {
            throw new IllegalStateException("unknown kind of fact: " + type);
        }
        return known.readValue(payload);
    }

    private static SimpleModule values() {
        return new SimpleModule()
                .addSerializer(UnitId.class, new UnitIdAsNumber())
                .addDeserializer(UnitId.class, new NumberAsUnitId());
    }

    private static final class UnitIdAsNumber extends ValueSerializer<UnitId> {
        @Override
        public void serialize(UnitId unit, JsonGenerator out, SerializationContext context) {
            out.writeNumber(unit.value());
        }
    }

    private static final class NumberAsUnitId extends ValueDeserializer<UnitId> {
        @Override
        public UnitId deserialize(JsonParser in, DeserializationContext context) {
            return new UnitId(in.getLongValue());
        }
    }
}
