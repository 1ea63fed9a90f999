package dev.causerie.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ClientAddressTest {
    private final ClientAddress none = new ClientAddress("");
    private final ClientAddress proxied = new ClientAddress("127.0.0.1, 10.0.0.0/8,fd00::/8 ");

    @Example
    void withoutTrustedProxiesNobodysWordCounts() {
        assertThat(none.of("203.0.113.9", List.of("198.51.100.1"))).isEqualTo("203.0.113.9");
    }

    @Example
    void aTrustedProxySaysWhoCame() {
        assertThat(proxied.of("127.0.0.1", List.of("198.51.100.1"))).isEqualTo("198.51.100.1");
        assertThat(proxied.of("10.255.0.1", List.of("2001:db8::1"))).isEqualTo("2001:db8:0:0:0:0:0:1");
        assertThat(proxied.of("fd12::1", List.of("[2001:db8::1]:443"))).isEqualTo("2001:db8:0:0:0:0:0:1");
        assertThat(proxied.of("127.0.0.1", List.of("198.51.100.1:50123"))).isEqualTo("198.51.100.1");
        assertThat(proxied.of("127.0.0.1", List.of())).isEqualTo("127.0.0.1");
    }

    @Example
    void whatAClientWroteBeforeTheLastProxyIsNotBelieved() {
        assertThat(proxied.of("127.0.0.1", List.of("6.6.6.6, 198.51.100.1, 10.1.2.3")))
                .isEqualTo("198.51.100.1");
        assertThat(proxied.of("127.0.0.1", List.of("6.6.6.6", "198.51.100.1"))).isEqualTo("198.51.100.1");
        assertThat(proxied.of("11.0.0.1", List.of("6.6.6.6"))).isEqualTo("11.0.0.1");
    }

    @Example
    void whatIsNoAddressEndsTheSearch() {
        assertThat(proxied.of("127.0.0.1", List.of("<script>"))).isEqualTo("127.0.0.1");
        assertThat(proxied.of("127.0.0.1", List.of("6.6.6.6, unknown, 10.1.2.3")))
                .isEqualTo("10.1.2.3");
    }

    @Example
    void aWrongSettingIsSaidAtTheStart() {
        for (String wrong : new String[] {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/-1", "::/129"}) {
            assertThatThrownBy(() -> new ClientAddress(wrong)).as(wrong).hasMessageContaining(wrong);
        }
    }

    @Property
    void anyHeaderIsAnsweredWithAnAddress(@ForAll String header) {
        assertThat(ClientAddress.parse(proxied.of("127.0.0.1", List.of(header))))
                .isNotNull();
    }

    @Property
    void anyTextHasAPrefix(@ForAll String text) {
        assertThat(AddressPrefix.of(text)).isNotEmpty();
    }

    @Example
    void aPrefixIsWhatOneCustomerHolds() {
        assertThat(AddressPrefix.of("192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(AddressPrefix.of("::ffff:192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(AddressPrefix.of("2001:db8:1:2:3::4")).isEqualTo(AddressPrefix.of("2001:db8:1:2::"));
        assertThat(AddressPrefix.of("2001:db8:1:2:3::4")).isNotEqualTo(AddressPrefix.of("2001:db8:1:3::"));
        assertThat(AddressPrefix.of("fe80::1%eth0")).isEqualTo(AddressPrefix.of("fe80::2"));
        assertThat(AddressPrefix.of(null)).isEqualTo(AddressPrefix.of("nonsense"));
    }
}
