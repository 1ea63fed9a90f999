package dev.causerie.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @Test
    void aPasswordIsKnownByItsHashAndByNoOther() {
        String hash = passwords.hash("correct horse battery");
        assertThat(passwords.verify("correct horse battery", hash)).isTrue();
        assertThat(passwords.verify("correct horse batterz", hash)).isFalse();
        assertThat(passwords.verify("", hash)).isFalse();
    }

    @Test
    void theHashCarriesTheParametersAskedFor() {
        assertThat(passwords.hash("correct horse battery")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void theSamePasswordHashesDifferentlyEachTime() {
        assertThat(passwords.hash("correct horse battery")).isNotEqualTo(passwords.hash("correct horse battery"));
    }

    @Test
    void lettersOfAnyKindCount() {
        String hash = passwords.hash("mot de passe : épée 🗝️");
        assertThat(passwords.verify("mot de passe : épée 🗝️", hash)).isTrue();
        assertThat(passwords.verify("mot de passe : epee 🗝️", hash)).isFalse();
    }

    @Test
    void wastingTimeNeverFails() {
        assertThatCode(() -> passwords.waste("whatever")).doesNotThrowAnyException();
    }
}
