package dev.causerie.ban;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.http.ClientAddress;
import dev.causerie.http.Network;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {
    private static final long NOW = 1_000;

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "' 192.0.2.7 ', 192.0.2.7",
        "192.0.2.7/32, 192.0.2.7",
        "192.0.2.7/24, 192.0.2.0/24",
        "192.0.2.255/25, 192.0.2.128/25",
        "255.255.255.255/9, 255.128.0.0/9",
        "0.0.0.0/0, 0.0.0.0/0",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1",
        "2001:DB8::1/128, 2001:db8:0:0:0:0:0:1",
        "2001:db8:1:2:3:4:5:6/64, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:ffff:ffff:ffff::/65, 2001:db8:ffff:ffff:8000:0:0:0/65",
        "2001:db8:1:2:3:4:5:6/127, 2001:db8:1:2:3:4:5:6/127",
        "2001:db8:1:2:3:4:5:7/127, 2001:db8:1:2:3:4:5:6/127",
        "::ffff:192.0.2.7, 192.0.2.7",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:1",
    })
    void aRangeHasOneSpelling(String typed, String spelled) {
        assertThat(Range.parse(typed)).hasToString("Optional[" + spelled + "]");
        assertThat(Range.parse(spelled)).isEqualTo(Range.parse(typed));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "localhost",
                "shop.example",
                "1.2.3",
                "1.2.3.4/33",
                "1.2.3.4/-1",
                "1.2.3.4/",
                "1.2.3.4/a",
                "/24",
                "::/129",
                "1.2.3.4/24/8",
                "1.2.3.4-1.2.3.9",
                "1.2.3.*",
                "::1/9999999999",
                "<b>"
            })
    void whatIsNoneIsRefused(String typed) {
        assertThat(Range.parse(typed)).isEmpty();
    }

    @Test
    void whatIsTooWideIsASlip() {
        assertThat(Range.parse("10.0.0.0/7").orElseThrow().tooWide()).isTrue();
        assertThat(Range.parse("10.0.0.0/8").orElseThrow().tooWide()).isFalse();
        assertThat(Range.parse("2001::/15").orElseThrow().tooWide()).isTrue();
        assertThat(Range.parse("2001::/16").orElseThrow().tooWide()).isFalse();
    }

    @Test
    void aCustomerHoldsOneAddressOrSixtyFourBits() {
        assertThat(Range.ofCustomer("192.0.2.7")).hasToString("Optional[192.0.2.7]");
        assertThat(Range.ofCustomer("2001:db8:1:2:3:4:5:6")).hasToString("Optional[2001:db8:1:2:0:0:0:0/64]");
        assertThat(Range.ofCustomer("::ffff:192.0.2.7")).hasToString("Optional[192.0.2.7]");
        assertThat(Range.ofCustomer("?")).isEmpty();
    }

    @Test
    void rangesEndAndHoldOthers() {
        Ranges ranges = new Ranges(Map.of(
                Range.parse("10.0.0.0/8").orElseThrow(),
                NOW,
                Range.parse("10.1.0.0/16").orElseThrow(),
                NOW + 1,
                Range.parse("2001:db8::/32").orElseThrow(),
                Ban.NEVER));
        assertThat(ranges.has("10.1.2.3", NOW)).isTrue();
        assertThat(ranges.has("10.1.2.3", NOW + 1)).isFalse();
        assertThat(ranges.has("10.2.2.3", NOW)).as("has ended").isFalse();
        assertThat(ranges.has("2001:db8:9::1", NOW)).isTrue();
        assertThat(ranges.has("::ffff:10.1.2.3", NOW)).isTrue();
        assertThat(ranges.has(null, NOW)).isFalse();
        assertThat(ranges.has("localhost", NOW)).isFalse();
        assertThat(ranges.around("10.1.2.3", NOW - 1)).hasSize(2);
        assertThat(Ranges.NONE.has("10.1.2.3", NOW)).isFalse();
    }

    /// Against looking at each, with another program's reading of ranges.
    @Test
    void tenThousandRangesAnswerAsIfEachWereLookedAt() {
        Random random = new Random(7);
        Map<Range, Long> ends = new HashMap<>();
        List<Network> plain = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            String text = address(random) + "/" + bits(random, i);
            ends.put(Range.parse(text).orElseThrow(), Ban.NEVER);
            plain.add(Network.of(text));
        }
        Ranges ranges = new Ranges(ends);
        int held = 0;
        for (int i = 0; i < 500; i++) {
            String asked = address(random);
            var parsed = ClientAddress.parse(asked);
            boolean expected = plain.stream().anyMatch(network -> network.contains(parsed));
            assertThat(ranges.has(asked, NOW)).as(asked).isEqualTo(expected);
            held += expected ? 1 : 0;
        }
        assertThat(held).isBetween(50, 450);
    }

    private boolean six;

    private String address(Random random) {
        six = random.nextBoolean();
        return six
                ? "2001:db8:%x:%x::%x".formatted(random.nextInt(64), random.nextInt(4), random.nextInt(1 << 16))
                : "10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    private int bits(Random random, int i) {
        return six ? 40 + random.nextInt(89) : 18 + random.nextInt(15);
    }
}
