package dev.causerie.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class OriginsTest {
    private final Origins plain = new Origins("");
    private final Origins configured = new Origins("https://chat.example.com/");

    @Example
    void aPageOfTheHostAskedIsOurs() {
        assertThat(plain.ours("http://localhost:8080", "localhost:8080")).isTrue();
        assertThat(plain.ours("https://Chat.Example.com", "chat.example.COM:443"))
                .isTrue();
        assertThat(plain.ours("http://chat.example.com:80", "chat.example.com")).isTrue();
        assertThat(plain.ours("http://[::1]:8080", "[::1]:8080")).isTrue();
    }

    @Example
    void theConfiguredAddressIsOursWhateverTheProxyMakesOfTheHost() {
        assertThat(configured.ours("https://chat.example.com", "10.0.0.5:8080")).isTrue();
        assertThat(configured.ours("https://chat.example.com", null)).isTrue();
        assertThat(configured.ours("http://chat.example.com", "10.0.0.5:8080")).isFalse();
    }

    @Example
    void everyOtherPageIsNot() {
        for (String origin : new String[] {
            null,
            "",
            "null",
            "http://evil.example",
            "http://localhost",
            "http://localhost:8081",
            "http://localhost:8080.evil.example",
            "http://evil.example@localhost:8080",
            "http://localhost:8080/path",
            "http://localhost:8080?",
            "http://localhost:8080#",
            "ftp://localhost:8080",
            "file://localhost:8080",
            "localhost:8080",
            "http://sub.localhost:8080"
        }) {
            assertThat(plain.ours(origin, "localhost:8080")).as(origin).isFalse();
        }
        assertThat(plain.ours("http://localhost:8080", null)).isFalse();
        assertThat(plain.ours("http://localhost:8080", "")).isFalse();
    }

    @Property
    void anyTextIsAnswered(@ForAll String origin, @ForAll String host) {
        assertThat(plain.ours(origin, "localhost:8080")).isFalse();
        assertThat(plain.ours("http://localhost:8080", host)).isFalse();
    }

    @Example
    void aWrongAddressIsSaidAtTheStart() {
        for (String wrong :
                new String[] {"chat.example.com", "https://chat.example.com/chat", "ws://chat.example.com"}) {
            assertThatThrownBy(() -> new Origins(wrong)).as(wrong).hasMessageContaining(wrong);
        }
    }
}
