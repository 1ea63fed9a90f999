package dev.causerie.form;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What is asked at once.
///
/// @param greeting above it, by language; under "" for all others, and nothing for the widget's own words
public record Form(boolean on, Map<String, String> greeting, List<Field> fields) {
    public Form {
        greeting = neat(greeting);
        fields = fields == null ? null : List.copyOf(fields);
    }

    /// A text with nothing in it is none.
    static Map<String, String> neat(Map<String, String> texts) {
        Map<String, String> said = new TreeMap<>();
        if (texts != null) {
            texts.forEach((language, text) -> said.put(language, text == null ? "" : text.strip()));
        }
        said.values().removeIf(String::isEmpty);
        return Collections.unmodifiableMap(said);
    }

    /// @param id of a field
    public boolean asks(String id) {
        for (Field field : fields) {
            if (field.id().equals(id)) {
                return true;
            }
        }
        return false;
    }

    /// Only what is asked.
    Form shown(boolean phone) {
        return new Form(
                on,
                greeting,
                fields.stream()
                        .filter(field -> field.asked() && (phone || !Field.PHONE.equals(field.kind())))
                        .toList());
    }
}
