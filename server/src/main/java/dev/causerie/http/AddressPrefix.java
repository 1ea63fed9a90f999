package dev.causerie.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/// The part of an address that one customer of a provider holds: a whole IPv4 address, the first 64 bits of an IPv6
/// one.
public final class AddressPrefix {
    private static final int V6_BYTES = 8;

    private AddressPrefix() {}

    /// Small, where many are kept.
    ///
    /// @param six whether it is of an IPv6 address
    public record Prefix(boolean six, long bits) {
        private static final Prefix NONE = new Prefix(false, -1);
    }

    /// @return what to count by; everything that is no address counts as one
    public static Prefix parse(String address) {
        InetAddress parsed = ClientAddress.parse(address);
        if (parsed == null) {
            return Prefix.NONE;
        }
        ByteBuffer bytes = ByteBuffer.wrap(parsed.getAddress());
        return parsed instanceof Inet6Address
                ? new Prefix(true, bytes.getLong())
                : new Prefix(false, Integer.toUnsignedLong(bytes.getInt()));
    }

    /// @return the same in words
    public static String of(String address) {
        InetAddress parsed = ClientAddress.parse(address);
        if (parsed == null) {
            return "?";
        }
        byte[] bytes = parsed.getAddress();
        return parsed instanceof Inet6Address
                ? HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(bytes, V6_BYTES))
                : parsed.getHostAddress();
    }
}
