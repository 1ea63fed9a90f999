package dev.causerie.inbox;

import dev.causerie.department.DepartmentId;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.VisitorId;
import dev.causerie.kernel.WidgetId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// What a visitor wrote when nobody was there. What was not asked for, or not said, is empty.
///
/// @param clientId the visitor's own id for it: what comes twice under one is one
/// @param email a typed one proves nothing
/// @param vouchedBy the provider that says the address is the visitor's, or empty
/// @param department which one the visitor asks for, or null
/// @param answers the form's own fields, label to text, in their order
/// @param language the widget's, like `fr`
/// @param url the page it was written on
/// @param external by which the visitor's site knows them, or null; where there is one, it has proved who they are
public record Left(
        AccountId account,
        WidgetId widget,
        VisitorId visitor,
        String clientId,
        String name,
        String email,
        String phone,
        String vouchedBy,
        DepartmentId department,
        String text,
        Map<String, String> answers,
        String language,
        String url,
        String title,
        String external) {
    public Left {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(widget, "widget");
        Objects.requireNonNull(visitor, "visitor");
        Objects.requireNonNull(clientId, "clientId");
        name = clean(name);
        email = clean(email).strip();
        phone = clean(phone);
        vouchedBy = clean(vouchedBy);
        text = clean(text);
        language = clean(language);
        url = clean(url);
        title = clean(title);
        answers = answers == null || answers.isEmpty() ? Map.of() : clean(answers);
    }

    /// The same with other words. A telephone number stays: one in ten of the long ones would pass for that of a card.
    Left with(UnaryOperator<String> words) {
        Map<String, String> said = answers.isEmpty() ? answers : new LinkedHashMap<>();
        answers.forEach((label, answer) -> said.put(label, words.apply(answer)));
        String called = words.apply(name);
        String written = words.apply(text);
        if (called.equals(name) && written.equals(text) && said.equals(answers)) {
            return this;
        }
        return new Left(
                account,
                widget,
                visitor,
                clientId,
                called,
                email,
                phone,
                vouchedBy,
                department,
                written,
                said,
                language,
                url,
                title,
                external);
    }

    private static Map<String, String> clean(Map<String, String> answers) {
        Map<String, String> kept = new LinkedHashMap<>();
        answers.forEach((label, said) -> kept.put(clean(label), clean(said)));
        return Collections.unmodifiableMap(kept);
    }

    /// A letter that nobody sees, and that not every database can keep, is left out.
    private static String clean(String typed) {
        return typed == null ? "" : typed.indexOf('\0') < 0 ? typed : typed.replace("\0", "");
    }

    boolean isEmpty() {
        return text.isBlank()
                && email.isBlank()
                && phone.isBlank()
                && answers.values().stream().allMatch(String::isBlank);
    }
}
