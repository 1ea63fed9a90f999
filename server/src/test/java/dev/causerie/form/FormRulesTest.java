package dev.causerie.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormRulesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Map<String, String> faults(Forms forms) {
        return FormRules.faults(forms, Set.of("en", "fr")::contains);
    }

    private static ObjectNode fresh() {
        return JSON.valueToTree(Forms.fresh());
    }

    private static Map<String, String> faults(ObjectNode forms) throws Exception {
        return faults(JSON.treeToValue(forms, Forms.class));
    }

    /// The faults of forms with one more field before a chat, which is number 5.
    private static Map<String, String> with(String field) throws Exception {
        ObjectNode forms = fresh();
        ((ArrayNode) forms.at("/chat/fields")).add(JSON.readTree(field));
        return faults(forms);
    }

    @Test
    void whatANewWidgetAsksIsRight() {
        assertThat(faults(Forms.fresh())).isEmpty();
        assertThat(Forms.fresh().shown().offline().fields())
                .extracting(Field::id)
                .containsExactly("name", "email", "message");
        assertThat(faults((Forms) null)).isEqualTo(Map.of("forms", "empty"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            {"id":"order","kind":"text","need":"optional","label":{"":"Order <b>"}} |
            {"id":"order","kind":"text","need":"optional","label":{"fr":"Commande"}} | label empty
            {"id":"order","kind":"text","need":"optional"} | label empty
            {"id":"order","kind":"text","need":"optional","label":{"":"Order","tlh":"x"}} | label unknown
            {"id":"order","kind":"text","need":"optional","label":{"":"a\\u202eb"}} | label invalid
            {"id":"Order","kind":"text","need":"optional","label":{"":"Order"}} | id invalid
            {"id":"../x","kind":"text","need":"optional","label":{"":"Order"}} | id invalid
            {"id":"","kind":"text","need":"optional","label":{"":"Order"}} | id invalid
            {"id":null,"kind":"text","need":"optional","label":{"":"Order"}} | id empty
            {"id":"email","kind":"text","need":"optional","label":{"":"Order"}} | id invalid
            {"id":"mail","kind":"email","need":"optional"} | id invalid
            {"id":"name","kind":"name","need":"optional"} | id taken
            {"id":"order","kind":"password","need":"optional","label":{"":"Order"}} | kind unknown
            {"id":"order","kind":"text","need":"sometimes","label":{"":"Order"}} | need unknown
            {"id":"a","kind":"choice","need":"optional","label":{"":"A"},"options":[]} | options empty
            {"id":"a","kind":"choice","need":"optional","label":{"":"A"},"options":[{"id":"x","label":{"":"X"}}]} |
            {"id":"a","kind":"choice","need":"optional","label":{"":"A"},"options":[{"id":"x y","label":{"":"X"}}]} | options.0.id invalid
            {"id":"a","kind":"choice","need":"optional","label":{"":"A"},"options":[{"id":"x","label":{}}]} | options.0.label empty
            {"id":"a","kind":"checkbox","need":"required","label":{"":"A"},"link":"https://shop.example/terms?a=b#c"} |
            {"id":"a","kind":"checkbox","need":"required","label":{"":"A"},"link":"javascript:alert(1)"} | link no_link
            {"id":"a","kind":"checkbox","need":"required","label":{"":"A"},"link":"JaVaScRiPt:alert(1)"} | link no_link
            {"id":"a","kind":"checkbox","need":"required","label":{"":"A"},"link":"data:text/html,x"} | link no_link
            {"id":"a","kind":"checkbox","need":"required","label":{"":"A"},"link":"//evil.example"} | link no_link
            {"id":"a","kind":"checkbox","need":"required","label":{"":"A"},"link":"https://a@evil.example"} | link no_link
            {"id":"a","kind":"checkbox","need":"required","label":{"":"A"},"link":"https:// x"} | link no_link
            """)
    void whatIsWrongWithAFieldIsToldAtItsPlace(String field, String fault) throws Exception {
        Map<String, String> expected =
                fault == null ? Map.of() : Map.of("forms.chat.fields.5." + fault.split(" ")[0], fault.split(" ")[1]);
        assertThat(with(field)).isEqualTo(expected);
    }

    @Test
    void tooManyAndTooLongAreTold() throws Exception {
        ObjectNode forms = fresh();
        ArrayNode fields = (ArrayNode) forms.at("/chat/fields");
        for (int i = fields.size(); i < 30; i++) {
            fields.add(JSON.readTree(
                    "{\"id\":\"f%d\",\"kind\":\"text\",\"need\":\"hidden\",\"label\":{\"\":\"F\"}}".formatted(i)));
        }
        assertThat(faults(forms)).isEmpty();
        fields.add(fields.get(0));
        assertThat(faults(forms)).isEqualTo(Map.of("forms.chat.fields", "too_many"));
        ObjectNode words = fresh();
        words.with("/hours").put("", "x".repeat(501));
        words.put("messenger", "https://m.me/" + "x".repeat(500));
        ((ObjectNode) words.at("/offline/greeting")).put("fr", "y".repeat(501));
        assertThat(faults(words))
                .isEqualTo(Map.of(
                        "forms.hours", "too_long",
                        "forms.messenger", "too_long",
                        "forms.offline.greeting", "too_long"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hidden", "optional"})
    void whatIsLeftHasWords(String need) throws Exception {
        ObjectNode forms = fresh();
        ((ObjectNode) forms.at("/offline/fields/4")).put("need", need);
        assertThat(faults(forms)).isEqualTo(Map.of("forms.offline.fields", "empty"));
    }

    @Test
    void whereNoPhoneIsWantedNoneIsAsked() throws Exception {
        ObjectNode forms = fresh();
        ((ObjectNode) forms.at("/chat/fields/2")).put("need", "required");
        assertThat(JSON.treeToValue(forms, Forms.class).shown().chat().fields())
                .extracting(Field::id)
                .contains("phone");
        forms.put("phone", false);
        Forms without = JSON.treeToValue(forms, Forms.class);
        assertThat(without.shown().chat().fields()).extracting(Field::id).doesNotContain("phone");
        assertThat(without.profile().fields()).extracting(Field::id).containsExactly("name", "email");
    }
}
