package dev.causerie.agent;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class EmailTest {
    @Example
    void whatPeopleHaveIsPlausible() {
        for (String email : new String[] {
            "a@b", " nora@acme.example ", "n.o+ra@a-b.co.uk", "josé@exämple.fr", "o'neil@x.ie", "x@[".replace("[", "y")
        }) {
            assertThat(Email.plausible(email)).as(email).isTrue();
        }
    }

    @Example
    void whatNobodyHasIsNot() {
        for (String email : new String[] {
            "",
            "@",
            "a@",
            "@b",
            "a b@c",
            "a@b c",
            "a@@b",
            "a@.b",
            "a@b.",
            "a@b..c",
            "<a@b>",
            "a@b\n",
            "a\u0000@b",
            "a,b@c"
        }) {
            assertThat(Email.plausible(email)).as(email).isEqualTo(email.equals("a@b\n"));
        }
        assertThat(Email.plausible("a@" + "b".repeat(253))).isFalse();
    }

    @Property
    void anyTextIsAnsweredAndOneSpellingIsEnough(@ForAll String text) {
        Email.plausible(text);
        String normal = Email.normal(text);
        assertThat(normal.length()).isLessThanOrEqualTo(255);
        assertThat(Email.normal(normal)).isEqualTo(normal);
    }
}
