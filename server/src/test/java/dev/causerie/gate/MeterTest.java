package dev.causerie.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.http.AddressPrefix;
import dev.causerie.http.AddressPrefix.Prefix;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.ChatId;
import dev.causerie.kernel.VisitorId;
import org.junit.jupiter.api.Test;

class MeterTest {
    private static final AccountId ACCOUNT = new AccountId(1);
    private static final Prefix HOUSE = AddressPrefix.parse("192.0.2.1");
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;

    private final Pace pace = Pace.USUAL;
    private long now = 5_000_000;
    private final Meter meter = new Meter(() -> now);

    private static Actor.Visitor visitor(long id) {
        return new Actor.Visitor(ACCOUNT, new VisitorId(id));
    }

    private long says(long visitor, Prefix from) {
        return meter.message(pace, visitor(visitor), new ChatId(visitor), from);
    }

    private int saysUntilHeld(long visitor, Prefix from) {
        int said = 0;
        while (says(visitor, from) == 0) {
            said++;
        }
        return said;
    }

    @Test
    void whoIsTooFastWaitsAMomentAndGoesOn() {
        assertThat(saysUntilHeld(1, HOUSE)).isEqualTo(pace.messages());
        long wait = says(1, HOUSE);
        assertThat(wait).isBetween(1L, SECOND);
        now += wait;
        assertThat(says(1, HOUSE)).isZero();
        assertThat(says(1, HOUSE)).isPositive();
        now += MINUTE;
        assertThat(saysUntilHeld(1, HOUSE)).isEqualTo(pace.messages());
    }

    @Test
    void tryingOnDoesNotLengthenTheWait() {
        saysUntilHeld(1, HOUSE);
        for (int i = 0; i < 100_000; i++) {
            says(1, HOUSE);
        }
        now += SECOND;
        assertThat(says(1, HOUSE)).isZero();
    }

    @Test
    void aThousandBehindOneAddressTalkWhileOneOfThemIsHeld() {
        for (long visitor = 1; visitor <= 1_000; visitor++) {
            assertThat(meter.chat(pace, visitor(visitor), HOUSE)).isZero();
        }
        int held = 0;
        for (int round = 0; round < 10; round++) {
            for (long visitor = 1; visitor <= 1_000; visitor++) {
                assertThat(says(visitor, HOUSE))
                        .as("visitor %s in round %s", visitor, round)
                        .isZero();
            }
            for (int flood = 0; flood < 1_000; flood++) {
                held += says(5_000, HOUSE) > 0 ? 1 : 0;
            }
            now += 6 * SECOND;
        }
        assertThat(held)
                .as("the flooder gets a message a second through, and no more")
                .isGreaterThan(9_800);
    }

    @Test
    void whoAlwaysComesAsSomebodyNewIsHeldByTheAddress() {
        int through = 0;
        for (long visitor = 1; visitor <= 20_000; visitor++) {
            through += meter.chat(pace, visitor(visitor), HOUSE) == 0 ? 1 : 0;
        }
        assertThat(through).isEqualTo(pace.networkChats());
        assertThat(meter.chat(pace, visitor(30_000), AddressPrefix.parse("192.0.2.2")))
                .as("a neighbour")
                .isZero();
    }

    @Test
    void whatOneCustomerHoldsOfIpv6CountsTogether() {
        Pace narrow = new Pace(600, 600, 100, 200, 20);
        int through = 0;
        for (int i = 0; i < 1_000; i++) {
            Prefix from = AddressPrefix.parse("2001:db8:1:2:" + Integer.toHexString(i) + "::1");
            through += meter.message(narrow, visitor(i), null, from) == 0 ? 1 : 0;
        }
        assertThat(through).isEqualTo(200);
        for (String other : new String[] {"2001:db8:1:3::1", "::ffff:192.0.2.1"}) {
            assertThat(meter.message(narrow, visitor(7), null, AddressPrefix.parse(other)))
                    .isZero();
        }
    }

    @Test
    void aChatHasALimitOfItsOwn() {
        Pace narrow = new Pace(600, 10, 100, 10_000, 1_000);
        for (int i = 0; i < 10; i++) {
            assertThat(meter.message(narrow, visitor(i), new ChatId(9), HOUSE)).isZero();
        }
        assertThat(meter.message(narrow, visitor(77), new ChatId(9), HOUSE)).isPositive();
        assertThat(meter.message(narrow, visitor(77), new ChatId(8), HOUSE)).isZero();
    }

    @Test
    void whatIsNotDoneIsCountedNowhere() {
        Pace narrow = new Pace(10, 100, 100, 200, 20);
        for (int i = 0; i < 5_000; i++) {
            meter.message(narrow, visitor(1), new ChatId(1), HOUSE);
        }
        int through = 0;
        for (long visitor = 2; visitor < 1_000; visitor++) {
            through += meter.message(narrow, visitor(visitor), null, HOUSE) == 0 ? 1 : 0;
        }
        assertThat(through).as("only what the flooder got through is missing").isEqualTo(190);
    }

    @Test
    void whatWasThereAlreadyIsGivenBack() {
        Pace narrow = new Pace(600, 600, 3, 10_000, 20);
        for (int i = 0; i < 100; i++) {
            assertThat(meter.chat(narrow, visitor(1), HOUSE)).isZero();
            meter.takeBack(visitor(1), HOUSE);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(meter.chat(narrow, visitor(1), HOUSE)).isZero();
        }
        assertThat(meter.chat(narrow, visitor(1), HOUSE)).isPositive();
    }

    @Test
    void accountsAreCountedEachByItself() {
        saysUntilHeld(1, HOUSE);
        var elsewhere = new Actor.Visitor(new AccountId(2), new VisitorId(2));
        assertThat(meter.message(pace, elsewhere, null, HOUSE)).isZero();
    }

    @Test
    void itsMemoryIsBoundedHoweverManyAddressesAreSeen() {
        for (int i = 0; i < Meter.REMEMBERED + Meter.REMEMBERED / 2; i++) {
            String address = (i >> 16 & 255) + "." + (i >> 8 & 255) + "." + (i & 255) + ".1";
            meter.message(pace, visitor(i), new ChatId(i + 1), AddressPrefix.parse(address));
        }
        assertThat(meter.networks()).isLessThanOrEqualTo(Meter.REMEMBERED);
    }

    @Test
    void anyAddressIsAnswered() {
        for (String address : new String[] {null, "", "localhost", "<script>", "1.2.3.4.5", "x".repeat(10_000)}) {
            assertThat(meter.message(pace, visitor(1), null, AddressPrefix.parse(address)))
                    .isZero();
        }
    }

    @Test
    void limitsHaveSaneBounds() {
        assertThat(Pace.USUAL.faults()).isEmpty();
        assertThat(Pace.LEAST.faults()).isEmpty();
        assertThat(Pace.MOST.faults()).isEmpty();
        assertThat(new Pace(9, 0, -1, 200_001, Integer.MAX_VALUE).faults())
                .containsOnlyKeys("messages", "inChat", "chats", "networkMessages", "networkChats")
                .containsValue("out_of_range");
    }
}
