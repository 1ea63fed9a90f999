package dev.causerie.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.util.Base64URL;
import dev.causerie.form.EmailSyntax;
import dev.causerie.identity.SharedSecret.Key;
import dev.causerie.identity.VerifyToken.Verified;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Our own reader of tokens beside two of the field, Nimbus for what is signed and Jackson for what is said: over tens
/// of
/// thousands of tokens, each wrong in some way or right all the same, they take the same ones, for the same person.
class TwoReadersTest {
    private static final String SECRET = "6f1a5e94c0de4a7b8c9d0e1f2a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d";
    private static final String OTHER = "00000000000000000000000000000000000000000000000000000000000000ff";
    private static final long NOW = 1_800_000_060;
    private static final int TRIES = 4_000;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(TokenJson.DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final List<String> HEADERS = List.of(
            "{\"alg\":\"HS256\",\"typ\":\"JWT\"}",
            "{\"alg\":\"HS256\"}",
            " {\n\"typ\" : \"jwt\",\t\"\\u0061lg\":\"HS256\"} ",
            "{\"alg\":\"HS256\",\"kid\":\"1\"}",
            "{\"alg\":\"none\"}",
            "{\"alg\":\"HS512\"}");
    private static final List<String> CLAIMS = List.of(
            "{\"external_id\":\"zoe\",\"name\":\"Zoé Martin\",\"email\":\"zoe@mail.example\",\"iat\":1800000000}",
            "{\"external_id\":\"佐\",\"name\":\"\\ud83d\\udc4b \\\"Z\\\"\",\"email\":\"z@mail.example\",\"iat\":18.0e8,\"exp\":1800000300}",
            "{ \"iat\" : 1800000000.5 , \"email\":\"\\u007ao\\u0065@mail.example\",\"x\":[1,{\"y\":[true,null,-0.5E-3]}],"
                    + "\"name\":\"👋\",\"external_id\":\"a/b\",\"nbf\":1800000000}",
            "{\"external_id\":\"zoe\",\"name\":\"Zoe\",\"email\":\"zoe@mail.example\",\"iat\":1800000000,\"exp\":null,"
                    + "\"roles\":{\"a\":1,\"b\":{\"a\":[[[\"deep\"]]]}},\"long\":123456789012345678901234567890}");
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "\\",
            "\\u",
            "\\n",
            "0",
            "9",
            "-",
            "+",
            ".",
            "e",
            "E",
            " ",
            "\n",
            "\t",
            "\r",
            "\0",
            "true",
            "null",
            "\"alg\":",
            "\"iat\":1,",
            "\"x\":{},",
            "[[[[",
            "\"name\":\"\",",
            "1e9",
            "\u00e9",
            "\ufffd",
            "\u202e",
            "\ufeff",
            "=",
            "_",
            "-",
            "A");
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069]|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]"
                    + "|[\\ud800-\\udbff](?![\\udc00-\\udfff])");

    private final Random random = new Random(40);
    private final VerifyToken verify = new VerifyToken();
    private final SharedSecret secret = new SharedSecret(new AccountId(1), 1, false, new Key(1, SECRET, 0, 0), null);

    @Test
    void theyTakeTheSameTokensForTheSamePeople() throws JOSEException {
        int taken = 0;
        for (int i = 0; i < TRIES; i++) {
            String token = token();
            Optional<Claims> theirs = theirs(token);
            Optional<Claims> ours =
                    verify.verify(token, secret, NOW * 1_000) instanceof Outcome.Done<Verified, Flaw>(Verified verified)
                            ? Optional.of(verified.claims())
                            : Optional.empty();
            assertThat(ours).as(token).isEqualTo(theirs);
            taken += ours.isPresent() ? 1 : 0;
        }
        assertThat(taken).as("both kinds are among them").isBetween(TRIES / 20, TRIES / 2);
    }

    private String token() {
        byte[] header = bytes(HEADERS.get(Math.max(0, random.nextInt(2 * HEADERS.size()) - HEADERS.size())));
        byte[] claims = bytes(CLAIMS.get(random.nextInt(CLAIMS.size())));
        int where = random.nextInt(5);
        String content = encode(where == 0 ? changed(header) : header) + "."
                + encode(where == 1 || where == 2 ? changed(claims) : claims);
        String token = TestTokens.signedBy("HmacSHA256", random.nextInt(20) == 0 ? OTHER : SECRET, content);
        return where == 3 ? new String(changed(bytes(token)), StandardCharsets.UTF_8) : token;
    }

    private byte[] changed(byte[] bytes) {
        StringBuilder text = new StringBuilder(new String(bytes, StandardCharsets.ISO_8859_1));
        for (int times = 1 + random.nextInt(2); times > 0; times--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(5)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.setLength(at + 1);
                case 3 -> text.insert(at, text.substring(at, at + random.nextInt(text.length() - at)));
                default -> {
                    String piece = PIECES.get(random.nextInt(PIECES.size()));
                    text.insert(at, new String(bytes(piece), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(byte[] bytes) {
        return Base64URL.encode(bytes).toString();
    }

    private static Optional<Claims> theirs(String token) throws JOSEException {
        try {
            if (!token.equals(token.trim())) {
                return Optional.empty(); // Nimbus would trim it.
            }
            JWSObject signed = JWSObject.parse(token);
            for (Base64URL part : signed.getParsedParts()) {
                if (!encode(part.decode()).equals(part.toString())) {
                    return Optional.empty();
                }
            }
            JsonNode header = object(signed.getParsedParts()[0].decode());
            boolean ours = header.path("alg").asText().equals("HS256")
                    && (!header.has("typ") || header.path("typ").asText().equalsIgnoreCase("JWT"))
                    && header.properties().stream()
                            .allMatch(one -> Set.of("alg", "typ").contains(one.getKey()));
            return ours && token.length() <= VerifyToken.LONGEST && signed.verify(new MACVerifier(SECRET))
                    ? claims(object(signed.getParsedParts()[1].decode()))
                    : Optional.empty();
        } catch (ParseException | JsonProcessingException | CharacterCodingException | IllegalArgumentException bad) {
            return Optional.empty();
        } catch (NullPointerException nothing) {
            // Nimbus falls over a header that is `null`.
            return Optional.empty();
        }
    }

    private static JsonNode object(byte[] utf8) throws CharacterCodingException, JsonProcessingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(utf8))
                .toString();
        JsonNode node = JSON.readTree(text);
        if (!node.isObject()) {
            throw new IllegalArgumentException("no object");
        }
        return node;
    }

    private static Optional<Claims> claims(JsonNode said) {
        List<String> texts = new ArrayList<>();
        for (String claim : List.of("external_id", "name", "email")) {
            String text = said.path(claim).textValue();
            if (text == null
                    || text.length() > 255
                    || text.isBlank()
                    || UNSEEN.matcher(text).find()) {
                return Optional.empty();
            }
            texts.add(claim.equals("external_id") ? text : text.strip());
        }
        for (String claim : List.of("iat", "exp", "nbf")) {
            boolean none = !claim.equals("iat") && said.path(claim).isMissingNode()
                    || said.path(claim).isNull();
            if (!none && !said.path(claim).isNumber() || said.path(claim).doubleValue() < 0) {
                return Optional.empty();
            }
        }
        double from = said.path("iat").doubleValue();
        double to = said.hasNonNull("exp") ? said.path("exp").doubleValue() : from + 420;
        double before = said.path("nbf").doubleValue();
        boolean now = !said.path("iat").isNull() && from <= NOW + 120 && before <= NOW + 120 && to + 120 > NOW;
        return now
                        && to > from
                        && to <= from + 420
                        && texts.getFirst().equals(texts.getFirst().strip())
                        && EmailSyntax.fits(texts.getLast())
                ? Optional.of(new Claims(
                        texts.getFirst(),
                        texts.get(1),
                        texts.getLast(),
                        Math.round(from * 1_000),
                        Math.round(to * 1_000)))
                : Optional.empty();
    }
}
