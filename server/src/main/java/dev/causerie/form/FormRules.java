package dev.causerie.form;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What may stand in [Forms], told place by place, like `forms.chat.fields.2.label`: `empty`, `too_long`, `too_many`,
/// `invalid`, `unknown`, `taken` or `no_link`. Texts are words and never markup, so no character of markup is refused.
public final class FormRules {
    public static final int MOST_FIELDS = 30;
    private static final int MOST_OPTIONS = 30;
    private static final int MOST_PROVIDERS = 10;
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_LABEL = 200;
    private static final int LONGEST_OPTION = 100;
    private static final int LONGEST_LINK = 500;
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cc}\\p{Cs}\\u202a-\\u202e\\u2066-\\u2069&&[^\\n]]");
    private static final Set<String> NEEDS = Set.of(Field.HIDDEN, Field.OPTIONAL, Field.REQUIRED);

    private final Predicate<String> speaks;
    private final Map<String, String> faults = new TreeMap<>();

    private FormRules(Predicate<String> speaks) {
        this.speaks = speaks;
    }

    /// @param speaks whether the widget speaks a language
    /// @return what is wrong with which place; empty when nothing is
    public static Map<String, String> faults(Forms forms, Predicate<String> speaks) {
        FormRules rules = new FormRules(speaks);
        if (forms == null) {
            rules.faults.put("forms", "empty");
        } else {
            rules.form("forms.chat", forms.chat());
            rules.form("forms.offline", forms.offline());
            rules.texts("forms.hours", forms.hours(), LONGEST_TEXT);
            rules.link("forms.messenger", forms.messenger());
            rules.link("forms.x", forms.x());
            rules.social("forms.social", forms.social());
            rules.offlineHasWords(forms.offline());
        }
        return rules.faults;
    }

    private void form(String place, Form form) {
        if (form == null || form.fields() == null) {
            faults.put(place, "empty");
            return;
        }
        texts(place + ".greeting", form.greeting(), LONGEST_TEXT);
        if (form.fields().size() > MOST_FIELDS) {
            faults.put(place + ".fields", "too_many");
            return;
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < form.fields().size(); i++) {
            Field field = form.fields().get(i);
            String here = place + ".fields." + i;
            field(here, field);
            if (field.id() != null && !ids.add(field.id())) {
                faults.putIfAbsent(here + ".id", "taken");
            }
        }
    }

    /// What was left without a word could not be answered.
    private void offlineHasWords(Form offline) {
        boolean has = offline != null
                && offline.fields() != null
                && offline.fields().stream().anyMatch(field -> Field.MESSAGE.equals(field.kind()) && field.required());
        if (!has) {
            faults.putIfAbsent("forms.offline.fields", "empty");
        }
    }

    private void field(String place, Field field) {
        if (field.need() == null || !NEEDS.contains(field.need())) {
            faults.put(place + ".need", "unknown");
        }
        if (field.kind() == null || !field.isStandard() && !Field.OWN.contains(field.kind())) {
            faults.put(place + ".kind", "unknown");
        } else if (field.isStandard()) {
            id(place + ".id", field.id(), field.id() == null || field.id().equals(field.kind()));
        } else {
            own(place, field);
        }
    }

    private void own(String place, Field field) {
        id(place + ".id", field.id(), !Field.STANDARD.contains(field.id() == null ? "" : field.id()));
        needed(place + ".label", field.label());
        texts(place + ".label", field.label(), LONGEST_LABEL);
        link(place + ".link", field.link());
        if (Field.CHOICE.equals(field.kind())) {
            options(place + ".options", field.options());
        }
    }

    /// One that there is no longer offers nothing, so it does no harm.
    private void social(String place, List<String> providers) {
        if (providers.size() > MOST_PROVIDERS) {
            faults.put(place, "too_many");
        } else if (!providers.stream().allMatch(id -> ID.matcher(id).matches())) {
            faults.put(place, "invalid");
        } else if (Set.copyOf(providers).size() < providers.size()) {
            faults.put(place, "taken");
        }
    }

    private void options(String place, List<Field.Option> options) {
        if (options.isEmpty()) {
            faults.put(place, "empty");
        } else if (options.size() > MOST_OPTIONS) {
            faults.put(place, "too_many");
            return;
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < options.size(); i++) {
            Field.Option option = options.get(i);
            String here = place + "." + i;
            id(here + ".id", option.id(), true);
            needed(here + ".label", option.label());
            texts(here + ".label", option.label(), LONGEST_OPTION);
            if (option.id() != null && !ids.add(option.id())) {
                faults.putIfAbsent(here + ".id", "taken");
            }
        }
    }

    private void id(String place, String id, boolean fits) {
        if (id == null || !fits || !ID.matcher(id).matches()) {
            faults.put(place, id == null ? "empty" : "invalid");
        }
    }

    /// Who speaks none of the languages it is said in shall read something, too.
    private void needed(String place, Map<String, String> texts) {
        if (!texts.containsKey("")) {
            faults.put(place, "empty");
        }
    }

    private void texts(String place, Map<String, String> texts, int longest) {
        texts.forEach((language, text) -> {
            if (!language.isEmpty() && !speaks.test(language)) {
                faults.putIfAbsent(place, "unknown");
            } else if (text.codePointCount(0, text.length()) > longest) {
                faults.putIfAbsent(place, "too_long");
            } else if (NO_TEXT.matcher(text).find()) {
                faults.putIfAbsent(place, "invalid");
            }
        });
    }

    private void link(String place, String link) {
        if (!link.isEmpty() && (link.length() > LONGEST_LINK || !isWeb(link))) {
            faults.put(place, link.length() > LONGEST_LINK ? "too_long" : "no_link");
        }
    }

    /// Whoever follows it goes to a page, and nowhere else.
    private static boolean isWeb(String link) {
        try {
            URI address = URI.create(link);
            return ("https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme()))
                    && address.getHost() != null
                    && address.getUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
