package dev.causerie.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What policies say about the widget. The same table is tried in a real browser by `e2e/stories/installation.spec.ts`.
class PolicyTest {
    private static final Site SHOP = Site.of("https://shop.example").orElseThrow();
    private static final Site CHAT = Site.of("https://chat.example").orElseThrow();

    private static List<String> found(String header, String nonce) {
        HostPage.Tag tag = new HostPage.Tag(CHAT, "key", nonce, true);
        return PolicyFindings.of(Policy.read("header", SHOP, header), CHAT, tag).stream()
                .map(finding -> finding.kind() + " " + finding.about().get("directive") + ": "
                        + finding.about().get("value"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            frame-ancestors 'none'
            script-src https://chat.example
            script-src chat.example
            script-src *.example; connect-src *
            script-src https:; connect-src https: wss:; img-src https:
            script-src http://chat.example
            default-src 'self' https://chat.example wss://chat.example
            default-src *
            SCRIPT-SRC HTTPS://CHAT.EXAMPLE:443
            script-src https://chat.example:*
            script-src https://chat.example/snippet.js https://chat.example/widget/
            script-src 'nonce-R' 'strict-dynamic'
            script-src 'nonce-R' https://chat.example
            script-src 'none'; script-src-elem https://chat.example
            style-src 'none'; frame-src 'none'; media-src 'none'; font-src 'none'; child-src 'none'; object-src 'none'
            require-trusted-types-for 'script'
            require-trusted-types-for 'script'; trusted-types other causerie
            require-trusted-types-for 'script'; trusted-types *
            trusted-types other
            sandbox allow-scripts allow-same-origin
            upgrade-insecure-requests
            ;;  ;
            script-src 'self' é; connect-src *
            default-src 'none'; script-src 'nonce-R' 'strict-dynamic'; style-src 'self'; img-src 'self' https://chat.example; media-src https://chat.example; connect-src https://chat.example wss://chat.example; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'
            """)
    void whatLeavesTheWidgetAlone(String header) {
        assertThat(found(header, "R")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            script-src 'self'                                | POLICY_SCRIPT script-src: https://chat.example
            script-src 'none'                                | POLICY_SCRIPT script-src: https://chat.example
            script-src                                       | POLICY_SCRIPT script-src: https://chat.example
            script-src https://chat.example:8443             | POLICY_SCRIPT script-src: https://chat.example
            script-src https://chat.example.evil.example     | POLICY_SCRIPT script-src: https://chat.example
            script-src *.chat.example                        | POLICY_SCRIPT script-src: https://chat.example
            script-src https://chat.example/other/           | POLICY_SCRIPT script-src: https://chat.example
            script-src https://chat.example/snippet.js       | POLICY_LATER script-src: https://chat.example
            script-src 'nonce-S'                             | POLICY_SCRIPT script-src: https://chat.example
            script-src 'nonce-r'                             | POLICY_SCRIPT script-src: https://chat.example
            script-src 'nonce-R'                             | POLICY_LATER script-src: https://chat.example
            script-src 'nonce-S' 'strict-dynamic'            | POLICY_NONCE script-src: nonce="…"
            script-src https://chat.example 'strict-dynamic' | POLICY_NONCE script-src: nonce="…"
            script-src-elem 'self'; script-src *             | POLICY_SCRIPT script-src-elem: https://chat.example
            script-src 'self'; script-src *                  | POLICY_SCRIPT script-src: https://chat.example
            connect-src 'self'                               | POLICY_CONNECT connect-src: https://chat.example wss://chat.example
            connect-src wss://chat.example                   | POLICY_STREAM connect-src: https://chat.example
            connect-src https://chat.example                 | POLICY_SOCKET connect-src: wss://chat.example
            connect-src chat.example                         | POLICY_SOCKET connect-src: wss://chat.example
            img-src data:                                    | POLICY_IMAGES img-src: https://chat.example
            sandbox                                          | POLICY_SANDBOX sandbox: allow-scripts allow-same-origin
            sandbox allow-scripts                            | POLICY_SANDBOX sandbox: allow-same-origin
            require-trusted-types-for 'script'; trusted-types other  | POLICY_TYPES trusted-types: causerie
            require-trusted-types-for 'script'; trusted-types 'none' | POLICY_TYPES trusted-types: causerie
            require-trusted-types-for 'script', trusted-types other  | POLICY_TYPES trusted-types: causerie
            script-src *, script-src 'self'                  | POLICY_SCRIPT script-src: https://chat.example
            """)
    void whatTakesSomethingFromTheWidget(String header, String finding) {
        assertThat(found(header, "R")).containsExactly(finding);
    }

    @Test
    void whatStandsInForAllIsNamed() {
        assertThat(found("default-src 'self'", ""))
                .containsExactly(
                        "POLICY_SCRIPT default-src: https://chat.example",
                        "POLICY_CONNECT default-src: https://chat.example wss://chat.example",
                        "POLICY_IMAGES default-src: https://chat.example");
    }

    @Test
    void anElementHasNoSandboxToGive() {
        HostPage.Tag tag = new HostPage.Tag(CHAT, "key", "", true);
        assertThat(PolicyFindings.of(Policy.read("meta", SHOP, "sandbox"), CHAT, tag))
                .isEmpty();
    }

    @Test
    void whatATagManagerAddsIsTrustedWhereItsScriptsAre() {
        assertThat(PolicyFindings.of(Policy.read("header", SHOP, "script-src 'nonce-S' 'strict-dynamic'"), CHAT, null))
                .isEmpty();
        assertThat(PolicyFindings.of(Policy.read("header", SHOP, "script-src 'nonce-S'"), CHAT, null))
                .hasSize(1);
    }

    @Test
    void anEndlessPolicyIsReadToItsBound() {
        String endless = "script-src 'self'," + "x-y z;".repeat(100_000) + ",script-src *".repeat(100_000);
        assertThat(Policy.read("header", SHOP, endless)).hasSizeLessThanOrEqualTo(20);
    }
}
