package dev.causerie.look;

import dev.causerie.agent.Profile;
import dev.causerie.form.FormRules;
import dev.causerie.words.Catalogue;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// What may stand in a [Look], told field by field: `empty`, `too_long`, `invalid`, `no_color`, `out_of_range`,
/// `unknown`, `places`, or what [FormRules] says. Texts are words and never markup, so no character of markup is
/// refused.
public final class LookRules {
    private static final int LONGEST_TITLE = 60;
    private static final int LONGEST_LABEL = 30;
    private static final int LONGEST_LINE = 80;
    private static final int LONGEST_INVITATION = 120;
    private static final int LONGEST_TEXTS = 200_000;
    private static final int FARTHEST = 500;

    private final Catalogue catalogue;
    private final Map<String, String> faults = new TreeMap<>();
    private final Predicate<String> isPicture;

    private LookRules(Catalogue catalogue, Predicate<String> isPicture) {
        this.catalogue = catalogue;
        this.isPicture = isPicture;
    }

    /// @param catalogue of the texts that may be others
    /// @param isPicture whether a path is that of a picture of the account
    /// @return what is wrong with which field, like `badge.color`; empty when nothing is
    public static Map<String, String> faults(Look look, Catalogue catalogue, Predicate<String> isPicture) {
        LookRules rules = new LookRules(catalogue, isPicture);
        rules.look(look);
        return rules.faults;
    }

    private void look(Look look) {
        if (look == null) {
            faults.put("look", "empty");
            return;
        }
        needed("title", look.title());
        text("title", look.title(), LONGEST_TITLE);
        color("color", look.color());
        inkOrAuto("textColor", look.textColor());
        oneOf("scheme", look.scheme(), Set.of(Look.AUTO, "light", "dark"));
        oneOf("size", look.size(), Set.of("small", "medium", "large"));
        if (present("launcher", look.launcher())) {
            text("launcher.label", look.launcher().label(), LONGEST_LABEL);
        }
        if (present("place", look.place())) {
            place(look.place());
        }
        if (present("concierge", look.concierge())) {
            concierge(look.concierge());
        }
        if (present("badge", look.badge())) {
            badge(look.badge());
        }
        faults.putAll(FormRules.faults(look.forms(), catalogue::speaks));
        if (present("texts", look.texts())) {
            texts(look.texts());
        }
    }

    private void texts(Map<String, Map<String, String>> texts) {
        texts.forEach((language, own) -> {
            if (catalogue.speaks(language)) {
                own.forEach((key, text) -> own("texts." + language + "." + key, language, key, text));
            } else {
                faults.put("texts." + language, "unknown");
            }
        });
        long all = texts.values().stream()
                .flatMap(own -> own.values().stream())
                .mapToLong(String::length)
                .sum();
        if (all > LONGEST_TEXTS) {
            faults.putIfAbsent("texts", "too_long");
        }
    }

    private void own(String field, String language, String key, String text) {
        if (!catalogue.has(language, key)) {
            faults.put(field, "unknown");
            return;
        }
        text(field, text, Catalogue.longest(key));
        if (!faults.containsKey(field) && !catalogue.fits(language, key, text)) {
            faults.put(field, "places");
        }
    }

    private void place(Look.Place place) {
        oneOf("place.side", place.side(), Set.of("left", "right"));
        distance("place.x", place.x());
        distance("place.y", place.y());
        distance("place.phoneX", place.phoneX());
        distance("place.phoneY", place.phoneY());
        range("place.zIndex", place.zIndex(), 1, Integer.MAX_VALUE);
    }

    private void concierge(Look.Concierge concierge) {
        text("concierge.name", concierge.name(), LONGEST_TITLE);
        text("concierge.byline", concierge.byline(), LONGEST_LINE);
        picture("concierge.avatar", concierge.avatar());
    }

    private void badge(Look.Badge badge) {
        oneOf("badge.layout", badge.layout(), Set.of("text_only", "image_only", "image_left", "image_right"));
        text("badge.text", badge.text(), LONGEST_INVITATION);
        color("badge.color", badge.color());
        inkOrAuto("badge.textColor", badge.textColor());
        picture("badge.image", badge.image());
        if (badge.shown() && !"image_only".equals(badge.layout())) {
            needed("badge.text", badge.text());
        }
        if (badge.shown() && badge.layout() != null && badge.layout().startsWith("image")) {
            needed("badge.image", badge.image());
        }
    }

    private boolean present(String field, Object value) {
        if (value == null) {
            faults.put(field, "empty");
        }
        return value != null;
    }

    private void needed(String field, String value) {
        if (value == null || value.isBlank()) {
            faults.putIfAbsent(field, "empty");
        }
    }

    private void text(String field, String value, int longest) {
        if (!present(field, value)) {
            return;
        }
        if (value.codePointCount(0, value.length()) > longest) {
            faults.put(field, "too_long");
        } else if (value.codePoints().anyMatch(Profile::isNoText)) {
            faults.put(field, "invalid");
        }
    }

    private void color(String field, String value) {
        if (!Color.isColor(value)) {
            faults.put(field, value == null || value.isBlank() ? "empty" : "no_color");
        }
    }

    private void inkOrAuto(String field, String value) {
        if (!Look.AUTO.equals(value)) {
            color(field, value);
        }
    }

    private void oneOf(String field, String value, Set<String> known) {
        if (value == null || !known.contains(value)) {
            faults.put(field, "unknown");
        }
    }

    private void distance(String field, int value) {
        range(field, value, 0, FARTHEST);
    }

    private void range(String field, int value, int least, int most) {
        if (value < least || value > most) {
            faults.put(field, "out_of_range");
        }
    }

    private void picture(String field, String value) {
        if (present(field, value) && !value.isEmpty() && !isPicture.test(value)) {
            faults.put(field, "unknown");
        }
    }
}
