package dev.causerie.look;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A [Look] as it is stored. What an older version of the program did not know yet has the value of a new widget; what
/// only a newer one knows is left out.
public final class LookText {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final ObjectNode FRESH = JSON.valueToTree(Look.fresh("", Look.COLOR));

    private LookText() {}

    public static String write(Look look) {
        try {
            return JSON.writeValueAsString(look);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A look is always JSON", e);
        }
    }

    public static Look read(String text) {
        try {
            ObjectNode all = FRESH.deepCopy();
            lay((ObjectNode) JSON.readTree(text), all);
            return JSON.treeToValue(all, Look.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored look cannot be read", e);
        }
    }

    private static void lay(ObjectNode from, ObjectNode over) {
        from.properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode part && over.get(field.getKey()) instanceof ObjectNode under) {
                lay(part, under);
            } else {
                over.set(field.getKey(), field.getValue());
            }
        });
    }
}
