package dev.causerie.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ColorTest {
    @Test
    void contrastIsThatOfTheStandard() {
        assertThat(Color.contrast("#000000", "#ffffff")).isCloseTo(21, within(0.001));
        assertThat(Color.contrast("#777777", "#ffffff")).isCloseTo(4.478, within(0.001));
        assertThat(Color.contrast("#1f6f5c", "#1f6f5c")).isEqualTo(1);
        assertThat(Color.contrast("#FF0000", "#00ff00"))
                .isEqualTo(Color.contrast("#00FF00", "#ff0000"))
                .isCloseTo(2.914, within(0.001));
    }

    @Property
    void onEveryColorThereAreWordsThatCanBeRead(@ForAll @IntRange(max = 0xffffff) int ground) {
        String color = "#%06x".formatted(ground);
        assertThat(Color.contrast(Color.readable("auto", color), color)).isGreaterThanOrEqualTo(4.5);
        assertThat(Color.contrast(Color.readable(color, color), color)).isGreaterThanOrEqualTo(4.5);
    }

    @Test
    void aChoiceThatCanBeReadIsKept() {
        assertThat(Color.readable("#ffe08a", "#1f2a44")).isEqualTo("#ffe08a");
        assertThat(Color.readable("#ffe08a", "#ffffff")).isEqualTo("#000000");
        assertThat(Color.readable("auto", "#1f6f5c")).isEqualTo("#ffffff");
    }

    @Test
    void whatIsNoColorIsNone() {
        for (String text : new String[] {null, "", "red", "#fff", "#12345g", "#123456;", "url(x)", "rgb(1,2,3)"}) {
            assertThat(Color.isColor(text)).isFalse();
            assertThatThrownBy(() -> Color.of(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
