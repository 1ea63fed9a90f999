package dev.causerie.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.VisitorId;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

class VisitorTokensTest {
    private static final AccountId ACCOUNT = new AccountId(77);

    private final VisitorTokens tokens = new VisitorTokens(new byte[32]);

    @Property
    void aTokenOpensItsVisitorInItsAccountAndInNoOther(
            @ForAll @LongRange(min = 1) long visitor, @ForAll @LongRange(min = 1) long account) {
        String token = tokens.issue(new AccountId(account), new VisitorId(visitor));
        assertThat(tokens.verify(new AccountId(account), token)).contains(new VisitorId(visitor));
        assertThat(tokens.verify(new AccountId(account ^ 1), token)).isEmpty();
        assertThat(token).matches("v1\\.[0-9a-z]+\\.[0-9a-z]+\\.[A-Za-z0-9_-]{43}");
    }

    @Property
    void anyTextIsAnswered(@ForAll String text) {
        assertThat(tokens.verify(ACCOUNT, text)).isEmpty();
    }

    @Property
    void textsThatLookLikeTokensAreAnswered(
            @ForAll @CharRange(from = '.', to = 'z') @StringLength(max = 120) String middle) {
        assertThat(tokens.verify(ACCOUNT, "v1." + middle)).isEmpty();
        assertThat(tokens.verify(ACCOUNT, "v1.1." + ACCOUNT + "." + middle)).isEmpty();
    }

    @Property
    void changingOneCharacterClosesIt(@ForAll @IntRange(max = 57) int at, @ForAll char other) {
        String token = tokens.issue(ACCOUNT, new VisitorId(123_456_789));
        String changed = token.substring(0, at % token.length()) + other + token.substring(at % token.length() + 1);
        if (!changed.equals(token)) {
            assertThat(tokens.verify(ACCOUNT, changed)).isEmpty();
        }
    }

    @Example
    void anotherServersTokenOpensNothing() {
        byte[] key = new byte[32];
        key[31] = 1;
        assertThat(tokens.verify(ACCOUNT, new VisitorTokens(key).issue(ACCOUNT, new VisitorId(5))))
                .isEmpty();
        assertThat(tokens.verify(ACCOUNT, null)).isEmpty();
    }

    @Example
    void aTokenCutOrLengthenedOpensNothing() {
        String token = tokens.issue(ACCOUNT, new VisitorId(5));
        for (int end = 0; end < token.length(); end++) {
            assertThat(tokens.verify(ACCOUNT, token.substring(0, end))).isEmpty();
        }
        assertThat(tokens.verify(ACCOUNT, token + "=")).isEmpty();
        assertThat(tokens.verify(ACCOUNT, token + ".")).isEmpty();
        assertThat(tokens.verify(ACCOUNT, " " + token)).isEmpty();
    }
}
