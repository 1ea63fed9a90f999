package dev.causerie.social;

import dev.causerie.form.Answers;
import dev.causerie.form.Field;
import dev.causerie.form.Form;
import dev.causerie.form.Forms;
import dev.causerie.kernel.Outcome;
import dev.causerie.visitor.Details;
import java.util.List;
import java.util.Map;

/// What a provider says of a visitor: no more than a form would take.
///
/// @param name or null, as
/// @param email
/// @param verified whether the provider says that the address is the visitor's
public record Profile(String name, String email, boolean verified) {
    private static final Form FORM = Forms.fresh().profile();

    public Profile {
        name = fitting(Field.NAME, name);
        email = fitting(Field.EMAIL, email);
        verified = verified && email != null;
    }

    private static String fitting(String field, String said) {
        if (said == null) {
            return null;
        }
        var given = new Answers.Given(Map.of(field, said), "", null, List.of());
        return switch (Answers.of(FORM, given)) {
            case Outcome.Done<Answers, Map<String, String>>(Answers fit) ->
                Field.NAME.equals(field) ? fit.name() : fit.email();
            case Outcome.Refused<Answers, Map<String, String>> _ -> null;
        };
    }

    boolean isEmpty() {
        return name == null && email == null;
    }

    Details details(String provider) {
        return new Details(name, email, null, verified ? provider : null);
    }
}
