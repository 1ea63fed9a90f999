package dev.causerie.form;

import java.util.List;
import java.util.Map;

/// What a widget asks its visitors.
///
/// @param phone whether visitors may leave a phone number at all
/// @param chat before a chat
/// @param offline when nobody is there
/// @param hours when somebody is, in words by language; shown with the offline form
/// @param messenger address of a page where the team can be reached as well, or empty; as
/// @param x the same
/// @param social the providers that visitors may have their name and address from, by their ids
public record Forms(
        boolean phone,
        Form chat,
        Form offline,
        Map<String, String> hours,
        String messenger,
        String x,
        List<String> social) {
    public Forms {
        hours = Form.neat(hours);
        messenger = messenger == null ? "" : messenger.strip();
        x = x == null ? "" : x.strip();
        social = social == null ? List.of() : List.copyOf(social);
    }

    /// What a new widget asks: nothing before a chat, and when nobody is there how to answer.
    public static Forms fresh() {
        List<Field> before = List.of(
                Field.standard(Field.NAME, Field.OPTIONAL),
                Field.standard(Field.EMAIL, Field.OPTIONAL),
                Field.standard(Field.PHONE, Field.HIDDEN),
                Field.standard(Field.DEPARTMENT, Field.OPTIONAL),
                Field.standard(Field.MESSAGE, Field.REQUIRED));
        List<Field> offline = List.of(
                Field.standard(Field.NAME, Field.OPTIONAL),
                Field.standard(Field.EMAIL, Field.REQUIRED),
                Field.standard(Field.PHONE, Field.HIDDEN),
                Field.standard(Field.DEPARTMENT, Field.HIDDEN),
                Field.standard(Field.MESSAGE, Field.REQUIRED));
        Form chat = new Form(false, Map.of(), before);
        return new Forms(true, chat, new Form(true, Map.of(), offline), Map.of(), "", "", List.of());
    }

    /// Who a visitor is, when they say so by themselves.
    public Form profile() {
        return new Form(
                        true,
                        Map.of(),
                        List.of(
                                Field.standard(Field.NAME, Field.OPTIONAL),
                                Field.standard(Field.EMAIL, Field.OPTIONAL),
                                Field.standard(Field.PHONE, Field.OPTIONAL)))
                .shown(phone);
    }

    /// What is asked when nobody is there.
    public Form asksOffline() {
        return offline.shown(phone);
    }

    /// What visitors get: what is hidden stays here.
    public Forms shown() {
        return new Forms(phone, chat.shown(phone), asksOffline(), hours, messenger, x, social);
    }
}
