package dev.causerie.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.kernel.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The samples that the widget's tests read as well: both sides say the same of every answer.
class AnswersTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode SAMPLES = samples();

    private static JsonNode samples() {
        try {
            return JSON.readTree(Path.of("../protocol/samples/answers.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Sample(String says, JsonNode all) {
        @Override
        public String toString() {
            return says;
        }
    }

    static Stream<Sample> cases() {
        return StreamSupport.stream(SAMPLES.path("cases").spliterator(), false)
                .map(one -> new Sample(one.path("says").asText(), one));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anAnswerIsWhatTheSamplesSay(Sample sample) throws Exception {
        JsonNode one = sample.all;
        Form form = JSON.treeToValue(SAMPLES.path("forms").path(one.path("form").asText()), Form.class);
        Map<String, String> answers = JSON.convertValue(one.path("answers"), new TypeReference<>() {});
        List<String> departments = JSON.convertValue(one.path("departments"), new TypeReference<>() {});
        var given = new Answers.Given(
                answers, one.path("message").asText(), one.path("department").textValue(), departments);
        Map<String, String> faults = JSON.convertValue(one.path("faults"), new TypeReference<>() {});
        switch (Answers.of(form, given)) {
            case Outcome.Refused<Answers, Map<String, String>>(var found) ->
                assertThat(found).isEqualTo(faults);
            case Outcome.Done<Answers, Map<String, String>>(var said) -> {
                assertThat(faults).isEmpty();
                if (one.has("answered")) {
                    JsonNode wanted = one.path("answered");
                    assertThat(said.name()).isEqualTo(wanted.path("name").textValue());
                    assertThat(said.email()).isEqualTo(wanted.path("email").textValue());
                    assertThat(said.phone()).isEqualTo(wanted.path("phone").textValue());
                    assertThat(JSON.<JsonNode>valueToTree(said.own()).toString())
                            .isEqualTo(wanted.path("own").toString());
                }
            }
        }
    }

    @Test
    void addressesAreThoseOfTheStandard() {
        assertThat(texts("/emails/legal")).hasSizeGreaterThan(20).allMatch(EmailSyntax::fits);
        assertThat(texts("/emails/illegal")).hasSizeGreaterThan(30).noneMatch(EmailSyntax::fits);
    }

    @Test
    void whatIsReadFastIsOfTheStandardToo() {
        Random random = new Random(40);
        List<String> pieces = List.of("a", "Z", "9", ".", "@", "-", "_", "+", "é", "\"", "x".repeat(31));
        int plain = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder("a");
            for (int length = random.nextInt(9); length >= 0; length--) {
                text.append(length == 4 ? "@" : pieces.get(random.nextInt(pieces.size())));
            }
            if (EmailSyntax.isPlain(text.toString())) {
                plain++;
                assertThat(EmailSyntax.isOfTheKind(text.toString()))
                        .as("%s", text)
                        .isTrue();
            }
        }
        assertThat(plain).isGreaterThan(500);
        assertThat(EmailSyntax.isPlain("zoe.martin+shop_9@mail-in.example")).isFalse();
        assertThat(EmailSyntax.isPlain("zoe.martin+shop_9@mail.example")).isTrue();
    }

    @Test
    void phoneNumbersHaveSomeDigitsAndNoWords() {
        assertThat(texts("/phones/legal")).allMatch(AnswersTest::isPhone);
        assertThat(texts("/phones/illegal")).noneMatch(AnswersTest::isPhone);
    }

    private static boolean isPhone(String text) {
        Form form = new Form(true, Map.of(), List.of(Field.standard(Field.PHONE, Field.REQUIRED)));
        var given = new Answers.Given(Map.of("phone", text), "", null, List.of());
        return Answers.of(form, given) instanceof Outcome.Done<?, ?>;
    }

    private static List<String> texts(String place) {
        List<String> all = new ArrayList<>();
        SAMPLES.at(place).forEach(text -> all.add(text.asText()));
        return all;
    }

    @Test
    void aThousandAnswersAreToldOfThirty() {
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 1_000; i++) {
            many.put("x".repeat(50) + i, "1");
        }
        Form form = new Form(true, Map.of(), List.of());
        assertThat(Answers.of(form, new Answers.Given(many, "", null, List.of())))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat((Map<?, ?>) refused.reason()).hasSizeLessThanOrEqualTo(30));
    }
}
