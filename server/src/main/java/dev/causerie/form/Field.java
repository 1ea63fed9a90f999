package dev.causerie.form;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// One thing that a form asks. It may hold anything somebody typed: [FormRules] says what is wrong with it.
///
/// @param id under which it is answered; that of a standard field is its kind
/// @param kind one of [#STANDARD] or of [#OWN]
/// @param need `hidden`, `optional` or `required`
/// @param label of a field of one's own, by language; under "" for all others
/// @param options of a choice
/// @param link of a checkbox, or empty
public record Field(String id, String kind, String need, Map<String, String> label, List<Option> options, String link) {
    public static final String NAME = "name";
    public static final String EMAIL = "email";
    public static final String PHONE = "phone";
    public static final String DEPARTMENT = "department";
    public static final String MESSAGE = "message";
    public static final String CHOICE = "choice";
    public static final String CHECKBOX = "checkbox";
    public static final String HIDDEN = "hidden";
    public static final String OPTIONAL = "optional";
    public static final String REQUIRED = "required";
    public static final Set<String> STANDARD = Set.of(NAME, EMAIL, PHONE, DEPARTMENT, MESSAGE);
    public static final Set<String> OWN = Set.of("text", CHOICE, CHECKBOX);

    /// The answer to a checkbox that is ticked.
    public static final String TICKED = "yes";

    /// @param id by which it is answered
    public record Option(String id, Map<String, String> label) {
        public Option {
            label = Form.neat(label);
        }
    }

    public Field {
        label = Form.neat(label);
        options = options == null ? List.of() : List.copyOf(options);
        link = link == null ? "" : link.strip();
    }

    static Field standard(String kind, String need) {
        return new Field(kind, kind, need, Map.of(), List.of(), "");
    }

    public boolean asked() {
        return !HIDDEN.equals(need);
    }

    boolean required() {
        return REQUIRED.equals(need);
    }

    boolean isStandard() {
        return STANDARD.contains(kind);
    }

    /// What the team calls it.
    String called() {
        String called = label.getOrDefault("", id);
        // The words that lead to its link.
        return CHECKBOX.equals(kind) ? called.replace("[", "").replace("]", "") : called;
    }
}
