package dev.causerie.fetch;

import dev.causerie.http.Network;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/// Tells which addresses belong to the public internet. Of IPv6 that is what is given out at all, less what carries
/// IPv4 addresses inside it: those would lead around the other list.
public final class PublicAddresses {
    private static final List<Network> CLOSED_V4 = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3");
    private static final Network GIVEN_V6 = Network.of("2000::/3");
    private static final List<Network> CLOSED_V6 = networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private final List<Network> opened;

    /// @param opened what may be reached all the same
    public PublicAddresses(List<Network> opened) {
        this.opened = List.copyOf(opened);
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::of).toList();
    }

    public boolean contains(InetAddress address) {
        return isOpened(address) || isPublic(address);
    }

    /// Whether the operator has opened it though it is not public.
    boolean isOpened(InetAddress address) {
        return within(opened, address);
    }

    private static boolean isPublic(InetAddress address) {
        return address instanceof Inet6Address
                ? GIVEN_V6.contains(address) && !within(CLOSED_V6, address)
                : !within(CLOSED_V4, address);
    }

    private static boolean within(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
