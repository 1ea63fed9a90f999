package dev.causerie.wire;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/// Reads and writes frames, strictly: an unknown type or field, a missing, null or wrongly typed one, anything too deep
/// or after the end
/// is no frame.
public final class Frames {
    private static final int DEEPEST = 8;
    private static final int LONGEST = 32 * 1024;

    private final ObjectReader visitorFrames;
    private final ObjectReader agentFrames;
    private final ObjectWriter serverFrames;

    public Frames() {
        JsonMapper mapper = mapper();
        visitorFrames = mapper.readerFor(VisitorFrame.class);
        agentFrames = mapper.readerFor(AgentFrame.class);
        serverFrames = mapper.writerFor(ServerFrame.class);
    }

    public Optional<VisitorFrame> visitor(String text) {
        return read(visitorFrames, text);
    }

    public Optional<AgentFrame> agent(String text) {
        return read(agentFrames, text);
    }

    public String write(ServerFrame frame) {
        try {
            return serverFrames.writeValueAsString(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot be written: " + frame.getClass(), e);
        }
    }

    private static <T> Optional<T> read(ObjectReader reader, String text) {
        try {
            return Optional.ofNullable(reader.readValue(text));
        } catch (IOException notAFrame) {
            return Optional.empty();
        }
    }

    private static JsonMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(LONGEST)
                        .maxNumberLength(20)
                        .build())
                .build();
        JsonMapper mapper = JsonMapper.builder(factory)
                .annotationIntrospector(new AllRequired())
                .addModule(
                        new SimpleModule() {
                            @Override
                            public void setupModule(SetupContext context) {
                                super.setupModule(context);
                                context.addDeserializers(new LowerCaseEnums());
                            }
                        }.addSerializer(Enum.class, new LowerCaseEnum()))
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfigDefaults(coercion -> {
                    for (CoercionInputShape shape : CoercionInputShape.values()) {
                        coercion.setCoercion(shape, CoercionAction.Fail);
                    }
                })
                .build();
        return mapper;
    }

    /// Every component must be there, unless it is marked [Maybe].
    private static final class AllRequired extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasRequiredMarker(AnnotatedMember member) {
            return !member.hasAnnotation(Maybe.class);
        }

        @Override
        public JsonSetter.Value findSetterInfo(Annotated member) {
            return member.hasAnnotation(Maybe.class)
                    ? JsonSetter.Value.forValueNulls(Nulls.SET, Nulls.FAIL)
                    : JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL);
        }
    }

    @SuppressWarnings("rawtypes") // Jackson finds the serializer of all enums by the raw type
    private static final class LowerCaseEnum extends ToStringSerializerBase {
        private static final long serialVersionUID = 1;

        LowerCaseEnum() {
            super(Enum.class);
        }

        @Override
        public String valueToString(Object value) {
            return ((Enum) value).name().toLowerCase(Locale.ROOT);
        }
    }

    private static final class LowerCaseEnums extends Deserializers.Base {
        @Override
        public JsonDeserializer<?> findEnumDeserializer(
                Class<?> type, DeserializationConfig config, BeanDescription of) {
            return new StdDeserializer<Object>(type) {
                private static final long serialVersionUID = 1;

                @Override
                public Object deserialize(com.fasterxml.jackson.core.JsonParser parser, DeserializationContext context)
                        throws IOException {
                    String text = parser.getText();
                    for (Object value : type.getEnumConstants()) {
                        if (((Enum<?>) value).name().toLowerCase(Locale.ROOT).equals(text)) {
                            return value;
                        }
                    }
                    return context.handleWeirdStringValue(type, text, "not one of the words");
                }
            };
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return type.isEnum();
        }
    }
}
