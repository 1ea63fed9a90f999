package dev.causerie.post;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "ada@example.com, ada@example.com",
        "' ada@example.com ', ada@example.com",
        "o'neil+shop=1@sub.example.com, o'neil+shop=1@sub.example.com",
        "!#$%&*/?^_`{|}~-@example.com, !#$%&*/?^_`{|}~-@example.com",
        "ada@localhost, ada@localhost",
        "Ada@bücher.example, Ada@xn--bcher-kva.example",
        "jörg@bücher.example, jörg@xn--bcher-kva.example",
        "用户@例子.公司, 用户@xn--fsqu00a.xn--55qx5d",
        "postmaster@[192.0.2.1], postmaster@[192.0.2.1]",
        "postmaster@[IPv6:2001:db8::1], postmaster@[IPv6:2001:db8::1]",
        "\"odd one\"@example.com, \"odd one\"@example.com",
        "\"at@sign\"@example.com, \"at@sign\"@example.com",
        "\"quote\\\"\"@example.com, \"quote\\\"\"@example.com",
    })
    void everyLegalFormIsTaken(String typed, String address) {
        assertThat(MailAddress.parse(typed).orElseThrow()).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "ada",
                "@example.com",
                "ada@",
                "ada@-example.com",
                "ada@exam ple.com",
                "ada@example..com",
                ".ada@example.com",
                "a..da@example.com",
                "ada.@example.com",
                "a da@example.com",
                "ada@b@example.com",
                "\"open@example.com",
                "ada@[192.0.2.1",
                "ada@[no address]",
                "ada@example.com\r\nBcc: eve@example.com",
                "ada\r\nBcc: eve@example.com",
                "\"a\r\nb\"@example.com",
                "ada@example.com, eve@example.com",
                "Ada <ada@example.com>",
                "ada@example.com\0",
                "ada@exa_mple.com",
            })
    void whatIsNoAddressIsNot(String typed) {
        assertThat(MailAddress.parse(typed)).isEmpty();
    }

    @Test
    void theyHaveAnEnd() {
        assertThat(MailAddress.parse("a".repeat(64) + "@example.com")).isPresent();
        assertThat(MailAddress.parse("a".repeat(65) + "@example.com")).isEmpty();
        assertThat(MailAddress.parse("é".repeat(33) + "@example.com")).isEmpty();
        assertThat(MailAddress.parse("a@" + "b".repeat(63) + ".com")).isPresent();
        assertThat(MailAddress.parse("a@" + "b".repeat(64) + ".com")).isEmpty();
        assertThat(MailAddress.parse("a@" + "b.".repeat(126) + "com")).isEmpty();
    }

    @Test
    void aLineStaysOne() {
        assertThat(Lines.one("Ada\r\nBcc: eve@example.com", 100)).isEqualTo("Ada Bcc: eve@example.com");
        assertThat(Lines.one(" a\u2028b\u0085c\0d\t", 100)).isEqualTo("a b c d");
        assertThat(Lines.one("moc.\u202Eelpmaxe", 100)).isEqualTo("moc.elpmaxe");
        assertThat(Lines.one("😀😀😀", 2)).isEqualTo("😀😀");
    }
}
