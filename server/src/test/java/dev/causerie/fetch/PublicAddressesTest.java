package dev.causerie.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.http.Network;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
    private final PublicAddresses addresses = new PublicAddresses(List.of());

    private static InetAddress address(String text) {
        return InetAddress.ofLiteral(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void whatIsNotOfThePublicInternetIsRefused(String text) {
        assertThat(addresses.contains(address(text))).isFalse();
    }

    @Test
    void aMappedAddressIsRefusedInWhateverForm() throws Exception {
        byte[] mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xff;
        mapped[12] = 8;
        mapped[13] = mapped[14] = mapped[15] = 8;
        assertThat(addresses.contains(Inet6Address.getByAddress(null, mapped, -1)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450:4001::1",
                "2001:4860:4860::8888"
            })
    void whatIsPublicMayBeReached(String text) {
        assertThat(addresses.contains(address(text))).isTrue();
    }

    @Test
    void whatTheOperatorOpensMayBeReached() {
        PublicAddresses opened = new PublicAddresses(Network.list("127.0.0.1, 192.168.0.0/16, fd00::/8"));
        for (String text : List.of("127.0.0.1", "192.168.7.7", "fd00::1", "1.1.1.1")) {
            assertThat(opened.contains(address(text))).as(text).isTrue();
        }
        for (String text : List.of("127.0.0.2", "10.0.0.1", "fc00::1")) {
            assertThat(opened.contains(address(text))).as(text).isFalse();
        }
    }
}
