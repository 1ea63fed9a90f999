package dev.causerie.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.causerie.identity.Flaw.Kind;
import dev.causerie.identity.SharedSecret.Key;
import dev.causerie.identity.VerifyToken.Verified;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VerifyTokenTest {
    private static final AccountId ACME = new AccountId(1);
    private static final String SECRET = "6f1a5e94c0de4a7b8c9d0e1f2a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d";
    private static final String OTHER = "00000000000000000000000000000000000000000000000000000000000000ff";
    private static final long NOW = 1_800_000_060;
    private static final long IAT = NOW - 60;
    private static final String GOOD = TestTokens.of(SECRET, "zoe", IAT, 300);

    private final VerifyToken verify = new VerifyToken();
    private final SharedSecret secret = new SharedSecret(ACME, 1, false, new Key(1, SECRET, 0, 0), null);

    private Outcome<Verified, Flaw> verify(String token) {
        return verify.verify(token, secret, NOW * 1_000);
    }

    private Claims taken(String token) {
        return switch (verify(token)) {
            case Outcome.Done<Verified, Flaw>(Verified verified) -> verified.claims();
            case Outcome.Refused<Verified, Flaw>(Flaw flaw) -> throw new AssertionError(flaw);
        };
    }

    private static Stream<Arguments> foreign() throws IOException {
        try (InputStream file = VerifyTokenTest.class.getResourceAsStream("/identity/tokens.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .map(line -> line.split(" "))
                            .map(line -> arguments(line[0], line[1]))
                            .toList()
                            .stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("foreign")
    void whatOtherLanguagesLibrariesMakeIsTaken(String library, String token) {
        Claims claims = taken(token);
        assertThat(claims.externalId()).isEqualTo("customer-4711");
        assertThat(claims.name()).isEqualTo("Zoé Martin");
        assertThat(claims.email()).isEqualTo("zoe@mail.example");
        assertThat(claims.issued()).isEqualTo(IAT * 1_000);
        assertThat(claims.expires()).isEqualTo((IAT + (library.endsWith("without_exp") ? 420 : 300)) * 1_000);
    }

    private static String signed(String claims) {
        return TestTokens.signed(SECRET, TestTokens.HEADER, claims);
    }

    private static String headed(String header) {
        return TestTokens.signed(SECRET, header, TestTokens.claims("zoe", IAT, 300));
    }

    /// A good token's claims with this in the place of that.
    private static String with(String one, String other) {
        String claims = TestTokens.claims("zoe", IAT, 300);
        assertThat(claims).contains(one);
        return signed(claims.replace(one, other));
    }

    private static Arguments bad(String what, String token, Kind kind) {
        return arguments(what, token, kind, null);
    }

    private static Arguments bad(String what, String token, Kind kind, String about) {
        return arguments(what, token, kind, about);
    }

    private static String part(int which) {
        return GOOD.split("\\.")[which];
    }

    private static Stream<Arguments> shapes() {
        String signature = part(2);
        return Stream.of(
                bad("nothing", "", Kind.MALFORMED),
                bad("a word", "undefined", Kind.MALFORMED),
                bad("a page instead of a token", "<!doctype html><title>Sign in</title>", Kind.MALFORMED),
                bad("dots", "..", Kind.MALFORMED),
                bad("two parts", part(0) + "." + part(1), Kind.MALFORMED),
                bad("four parts", GOOD + "." + signature, Kind.MALFORMED),
                bad("a blank behind it", GOOD + " ", Kind.MALFORMED),
                bad("in quotes", "\"" + GOOD + "\"", Kind.MALFORMED),
                bad("Bearer before it", "Bearer " + GOOD, Kind.MALFORMED),
                bad("padded", GOOD + "=", Kind.MALFORMED),
                bad("the other base64", GOOD.replace('-', '+').replace('_', '/') + "/", Kind.MALFORMED),
                bad("a letter from elsewhere", part(0) + "." + part(1) + "é." + signature, Kind.MALFORMED),
                bad("a null", GOOD + "\0", Kind.MALFORMED),
                bad("encrypted", "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..aXY.Y2lwaGVy.dGFn", Kind.ENCRYPTED),
                bad("huge", "e".repeat(VerifyToken.LONGEST) + ".e.e", Kind.TOO_LARGE),
                bad("huge and signed", signed("{\"x\":\"" + "y".repeat(4_000) + "\"}"), Kind.TOO_LARGE));
    }

    private static Stream<Arguments> headers() {
        String claims = "." + part(1);
        return Stream.of(
                bad("header no base64", "a" + claims + "." + part(2), Kind.MALFORMED),
                bad("header no JSON", headed("alg"), Kind.MALFORMED),
                bad("header a list", headed("[\"HS256\"]"), Kind.MALFORMED),
                bad("header with two ends", headed(TestTokens.HEADER + "{}"), Kind.MALFORMED),
                bad("header cut off", headed("{\"alg\":\"HS256\""), Kind.MALFORMED),
                bad(
                        "header deep",
                        headed("{\"alg\":\"HS256\",\"x\":" + "[".repeat(50) + "]".repeat(50) + "}"),
                        Kind.MALFORMED),
                bad("method twice", headed("{\"alg\":\"none\",\"alg\":\"HS256\"}"), Kind.MALFORMED),
                bad("no method", headed("{\"typ\":\"JWT\"}"), Kind.ALGORITHM),
                bad("none", TestTokens.encode("{\"alg\":\"none\"}") + claims + ".", Kind.ALGORITHM),
                bad("NoNe", headed("{\"alg\":\"NoNe\"}"), Kind.ALGORITHM),
                bad("none, yet signed", headed("{\"alg\":\"none\"}"), Kind.ALGORITHM),
                bad("hs256", headed("{\"alg\":\"hs256\"}"), Kind.ALGORITHM),
                bad("a number", headed("{\"alg\":256}"), Kind.ALGORITHM),
                bad("a list of methods", headed("{\"alg\":[\"HS256\"]}"), Kind.ALGORITHM),
                bad(
                        "HS512",
                        TestTokens.signedBy("HmacSHA512", SECRET, TestTokens.encode("{\"alg\":\"HS512\"}") + claims),
                        Kind.ALGORITHM),
                bad(
                        "HS384",
                        TestTokens.signedBy("HmacSHA384", SECRET, TestTokens.encode("{\"alg\":\"HS384\"}") + claims),
                        Kind.ALGORITHM),
                bad("RS256", headed("{\"alg\":\"RS256\",\"typ\":\"JWT\"}"), Kind.ALGORITHM),
                bad("ES256", headed("{\"alg\":\"ES256\"}"), Kind.ALGORITHM),
                bad("EdDSA", headed("{\"alg\":\"EdDSA\"}"), Kind.ALGORITHM),
                bad(
                        "a kid that is a path",
                        headed("{\"alg\":\"HS256\",\"kid\":\"../../dev/null\"}"),
                        Kind.HEADER,
                        "kid"),
                bad(
                        "a kid that is a query",
                        headed("{\"alg\":\"HS256\",\"kid\":\"' union select 'x\"}"),
                        Kind.HEADER,
                        "kid"),
                bad(
                        "an address of keys",
                        headed("{\"alg\":\"HS256\",\"jku\":\"https://evil.example\"}"),
                        Kind.HEADER,
                        "jku"),
                bad(
                        "a key of its own",
                        headed("{\"alg\":\"HS256\",\"jwk\":{\"kty\":\"oct\",\"k\":\"\"}}"),
                        Kind.HEADER,
                        "jwk"),
                bad(
                        "a certificate",
                        headed("{\"alg\":\"HS256\",\"x5u\":\"https://evil.example\"}"),
                        Kind.HEADER,
                        "x5u"),
                bad(
                        "something critical",
                        headed("{\"alg\":\"HS256\",\"crit\":[\"exp\"],\"exp\":1}"),
                        Kind.HEADER,
                        "crit"),
                bad("not encoded", headed("{\"alg\":\"HS256\",\"b64\":false,\"crit\":[\"b64\"]}"), Kind.HEADER, "b64"),
                bad("a token within", headed("{\"alg\":\"HS256\",\"cty\":\"JWT\"}"), Kind.HEADER, "cty"),
                bad("zipped", headed("{\"alg\":\"HS256\",\"zip\":\"DEF\"}"), Kind.HEADER, "zip"),
                bad("another kind of token", headed("{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}"), Kind.HEADER, "typ"),
                bad("an encryption in three parts", headed("{\"alg\":\"HS256\",\"enc\":\"A256GCM\"}"), Kind.ENCRYPTED));
    }

    private static Stream<Arguments> signatures() {
        String content = part(0) + "." + part(1) + ".";
        String signature = part(2);
        String last = "AEIMQUYcgkosw048";
        char end = signature.charAt(signature.length() - 1);
        // The same bytes in other words: the last letter has two bits to spare.
        char twin = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
                .charAt("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".indexOf(end) + 1);
        assertThat(last).contains(String.valueOf(end));
        return Stream.of(
                bad("no signature", content, Kind.SIGNATURE),
                bad("half a signature", content + signature.substring(0, 20), Kind.SIGNATURE),
                bad(
                        "one letter else",
                        content + (signature.startsWith("A") ? "B" : "A") + signature.substring(1),
                        Kind.SIGNATURE),
                bad("the same signature in other words", content + signature.substring(0, 42) + twin, Kind.MALFORMED),
                bad("a signature of one letter", content + "A", Kind.MALFORMED),
                bad("another secret", TestTokens.of(OTHER, "zoe", IAT, 300), Kind.SIGNATURE),
                bad(
                        "the secret decoded first",
                        TestTokens.of(SECRET.substring(0, 32), "zoe", IAT, 300),
                        Kind.SIGNATURE),
                bad(
                        "another person's claims",
                        part(0) + "." + TestTokens.encode(TestTokens.claims("eve", IAT, 300)) + "." + signature,
                        Kind.SIGNATURE),
                bad("nonsense, badly signed", part(0) + ".AAAA." + signature, Kind.SIGNATURE),
                bad("expired and badly signed", TestTokens.of(OTHER, "zoe", IAT - 10_000, 300), Kind.SIGNATURE));
    }

    private static Stream<Arguments> claims() {
        return Stream.of(
                bad("claims no JSON", signed("zoe"), Kind.MALFORMED),
                bad("claims a list", signed("[]"), Kind.MALFORMED),
                bad("claims a text", signed("\"zoe\""), Kind.MALFORMED),
                bad("claims with two ends", signed(TestTokens.claims("zoe", IAT, 300) + "{}"), Kind.MALFORMED),
                bad("claims cut off", signed("{\"external_id\":\"zoe\""), Kind.MALFORMED),
                bad(
                        "claims deep",
                        with("{", "{\"x\":" + "{\"x\":".repeat(50) + "1" + "}".repeat(50) + ","),
                        Kind.MALFORMED),
                bad("two persons at once", with("{", "{\"external_id\":\"eve\","), Kind.MALFORMED),
                bad("nobody", signed("{}"), Kind.MISSING_CLAIM, "external_id"),
                bad("no id", with("\"external_id\"", "\"sub\""), Kind.MISSING_CLAIM, "external_id"),
                bad(
                        "a null id",
                        with("\"external_id\":\"zoe\"", "\"external_id\":null"),
                        Kind.MISSING_CLAIM,
                        "external_id"),
                bad("no name", with("\"name\"", "\"given_name\""), Kind.MISSING_CLAIM, "name"),
                bad("no address", with("\"email\"", "\"mail\""), Kind.MISSING_CLAIM, "email"),
                bad("no time", with("\"iat\"", "\"at\""), Kind.MISSING_CLAIM, "iat"),
                bad(
                        "an id that is a number",
                        with("\"external_id\":\"zoe\"", "\"external_id\":7"),
                        Kind.BAD_CLAIM,
                        "external_id"),
                bad(
                        "an id that is a thing",
                        with("\"external_id\":\"zoe\"", "\"external_id\":{\"$ne\":1}"),
                        Kind.BAD_CLAIM,
                        "external_id"),
                bad(
                        "an empty id",
                        with("\"external_id\":\"zoe\"", "\"external_id\":\"\""),
                        Kind.BAD_CLAIM,
                        "external_id"),
                bad(
                        "an id with a blank",
                        with("\"external_id\":\"zoe\"", "\"external_id\":\"zoe \""),
                        Kind.BAD_CLAIM,
                        "external_id"),
                bad(
                        "an id with a null",
                        with("\"external_id\":\"zoe\"", "\"external_id\":\"zoe\\u0000\""),
                        Kind.BAD_CLAIM,
                        "external_id"),
                bad(
                        "half a character",
                        with("\"external_id\":\"zoe\"", "\"external_id\":\"\\ud83d\""),
                        Kind.BAD_CLAIM,
                        "external_id"),
                bad(
                        "a long id",
                        with("\"external_id\":\"zoe\"", "\"external_id\":\"" + "z".repeat(256) + "\""),
                        Kind.BAD_CLAIM,
                        "external_id"),
                bad("a name that turns its neighbours", with("zoe Example", "\\u202eeoz"), Kind.BAD_CLAIM, "name"),
                bad("a name of blanks", with("zoe Example", "  "), Kind.BAD_CLAIM, "name"),
                bad("a name that is a list", with("\"zoe Example\"", "[\"zoe\"]"), Kind.BAD_CLAIM, "name"),
                bad("no mail address", with("zoe@mail.example", "zoe at mail"), Kind.BAD_CLAIM, "email"),
                bad(
                        "an address with a line in it",
                        with("zoe@mail.example", "zoe@mail.example\\nBcc: eve@mail.example"),
                        Kind.BAD_CLAIM,
                        "email"));
    }

    private static Stream<Arguments> times() {
        String iat = "\"iat\":" + IAT;
        String exp = "\"exp\":" + (IAT + 300);
        return Stream.of(
                bad("a time in words", with(iat, "\"iat\":\"" + IAT + "\""), Kind.BAD_CLAIM, "iat"),
                bad("a time that is true", with(iat, "\"iat\":true"), Kind.BAD_CLAIM, "iat"),
                bad("a time before time", with(iat, "\"iat\":-5"), Kind.BAD_CLAIM, "iat"),
                bad("a time without end", with(iat, "\"iat\":1e999"), Kind.BAD_CLAIM, "iat"),
                bad("milliseconds", with(iat, iat + "000"), Kind.MILLISECONDS, "iat"),
                bad("an end in milliseconds", with(exp, exp + "000"), Kind.MILLISECONDS, "exp"),
                bad("an end before its begin", with(exp, "\"exp\":" + (IAT - 1)), Kind.BAD_CLAIM, "exp"),
                bad("an end at its begin", with(exp, "\"exp\":" + IAT), Kind.BAD_CLAIM, "exp"),
                bad("a second too long", TestTokens.of(SECRET, "zoe", IAT, 421), Kind.TOO_LONG_LIVED),
                bad("for a year", TestTokens.of(SECRET, "zoe", IAT, 31_536_000), Kind.TOO_LONG_LIVED),
                bad("from the future", TestTokens.of(SECRET, "zoe", NOW + 121, 300), Kind.FUTURE, "iat"),
                bad("not yet", with(exp, exp + ",\"nbf\":" + (NOW + 121)), Kind.FUTURE, "nbf"),
                bad("expired", TestTokens.of(SECRET, "zoe", NOW - 420, 300), Kind.EXPIRED),
                bad(
                        "expired without an end of its own",
                        signed(TestTokens.claims("zoe", NOW - 540, 1).replaceAll(",\"exp\":\\d+", "")),
                        Kind.EXPIRED));
    }

    private static List<Arguments> all() {
        return Stream.of(shapes(), headers(), signatures(), claims(), times())
                .flatMap(some -> some)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void whatIsBadIsRefusedForItsOwnReason(String what, String token, Kind kind, String about) {
        assertThat(verify(token)).isEqualTo(Outcome.refused(new Flaw(kind, about)));
    }

    @Test
    void thereAreFortyKindsOfBadOnesAtLeast() {
        assertThat(all()).hasSizeGreaterThan(80);
        assertThat(all().stream().map(one -> one.get()[2]).distinct())
                .containsExactlyInAnyOrder(Stream.of(Kind.values())
                        .filter(kind -> kind != Kind.NO_SECRET && kind != Kind.OTHER_PERSON)
                        .toArray());
    }

    @Test
    void clocksMayBeTwoMinutesApart() {
        assertThat(taken(TestTokens.of(SECRET, "zoe", NOW + 120, 300)).externalId())
                .isEqualTo("zoe");
        assertThat(taken(TestTokens.of(SECRET, "zoe", NOW - 419, 300)).externalId())
                .isEqualTo("zoe");
        assertThat(taken(TestTokens.of(SECRET, "zoe", NOW - 539, 420)).externalId())
                .isEqualTo("zoe");
        assertThat(taken(with("\"exp\"", "\"nbf\":" + (NOW + 120) + ",\"exp\"")).externalId())
                .isEqualTo("zoe");
    }

    @Test
    void aTokenMaySayMore() {
        Claims claims = taken(with("{", "{\"iss\":\"shop\",\"aud\":[\"chat\"],\"roles\":{\"vip\":true},\"exp \":1,"));
        assertThat(claims).isEqualTo(taken(GOOD));
    }

    @Test
    void timesMayHaveParts() {
        assertThat(taken(with("\"iat\":" + IAT, "\"iat\":" + IAT + ".25")).issued())
                .isEqualTo(IAT * 1_000 + 250);
    }

    @Test
    void whoIsCalledInAnyScriptIsCalledSo() {
        assertThat(taken(with("zoe Example", " 佐藤 花子 👋 ")).name()).isEqualTo("佐藤 花子 👋");
        assertThat(taken(with("\"external_id\":\"zoe\"", "\"external_id\":\"Ζωή/42 a\""))
                        .externalId())
                .isEqualTo("Ζωή/42 a");
    }

    @Test
    void withoutASecretNobodyIsAnybody() {
        var none = verify.verify(GOOD, SharedSecret.none(ACME), NOW * 1_000);
        assertThat(none).isEqualTo(Outcome.refused(new Flaw(Kind.NO_SECRET, null)));
    }

    @Test
    void ofTwoSecretsBothCountUntilTheOlderEnds() {
        SharedSecret both = secret.regenerated(OTHER, NOW * 1_000, Duration.ofMinutes(1));
        String old = GOOD;
        String fresh = TestTokens.of(OTHER, "zoe", IAT, 300);
        assertThat(key(both, old, NOW * 1_000)).isEqualTo(1);
        assertThat(key(both, fresh, NOW * 1_000)).isEqualTo(2);
        assertThat(key(both, old, NOW * 1_000 + 59_999)).isEqualTo(1);
        assertThat(key(both, old, NOW * 1_000 + 60_000)).isZero();
        assertThat(key(both, fresh, NOW * 1_000 + 60_000)).isEqualTo(2);
        assertThat(key(secret.regenerated(OTHER, NOW * 1_000, Duration.ZERO), old, NOW * 1_000))
                .isZero();
    }

    private int key(SharedSecret of, String token, long now) {
        return verify.verify(token, of, now) instanceof Outcome.Done<Verified, Flaw>(Verified verified)
                ? verified.key().number()
                : 0;
    }

    @Test
    void noChangeOfAGoodTokenIsTaken() {
        Random random = new Random(39);
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder changed = new StringBuilder(GOOD);
            int at = random.nextInt(GOOD.length());
            char letter = letters.charAt(random.nextInt(letters.length()));
            switch (random.nextInt(3)) {
                case 0 -> changed.setCharAt(at, letter);
                case 1 -> changed.insert(at, letter);
                default -> changed.deleteCharAt(at);
            }
            if (!changed.toString().equals(GOOD)) {
                assertThat(verify(changed.toString())).isInstanceOf(Outcome.Refused.class);
            }
        }
    }

    @Test
    void anyBytesAtAllAreAnswered() {
        Random random = new Random(17);
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            tokens.add(new String(bytes, StandardCharsets.ISO_8859_1));
            tokens.add(TestTokens.signedBy("HmacSHA256", SECRET, TestTokens.encode(TestTokens.HEADER) + "." + text));
            tokens.add(TestTokens.signedBy("HmacSHA256", SECRET, text + "." + text));
        }
        tokens.forEach(token -> assertThat(verify(token)).isInstanceOf(Outcome.Refused.class));
    }

    @Test
    void aSecretIsNeverPrinted() {
        assertThat(secret.toString()).doesNotContain(SECRET);
        assertThat(verify(GOOD).toString()).doesNotContain(SECRET);
    }
}
