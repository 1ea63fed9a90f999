package dev.causerie.ban;

import dev.causerie.http.ClientAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// Addresses with the same beginning, like `192.0.2.0/24`, or a single one. Two that hold the same addresses are equal.
///
/// @param six whether they are of IPv6
/// @param high the first 64 bits of an IPv6 address, 0 for others
/// @param low the rest
/// @param bits how many of them count
public record Range(boolean six, long high, long low, int bits) {
    /// A wider one is a slip.
    private static final int WIDEST_FOUR = 8;

    private static final int WIDEST_SIX = 16;
    private static final int ONE_CUSTOMER = 64;
    private static final int FOUR = 32;
    private static final int SIX = 128;

    public Range {
        if (bits < 0 || bits > (six ? SIX : FOUR)) {
            throw new IllegalArgumentException("An address has no " + bits + " bits");
        }
        high = six ? cut(high, bits) : 0;
        low = six ? cut(low, bits - Long.SIZE) : cut(low << FOUR, bits) >>> FOUR;
    }

    private static long cut(long value, int bits) {
        if (bits <= 0) {
            return 0;
        }
        return bits >= Long.SIZE ? value : value & -1L << Long.SIZE - bits;
    }

    /// @param typed an address or a range
    public static Optional<Range> parse(String typed) {
        if (typed == null) {
            return Optional.empty();
        }
        String text = typed.strip();
        int slash = text.indexOf('/');
        InetAddress address =
                ClientAddress.parse(slash < 0 ? text : text.substring(0, slash).strip());
        if (address == null) {
            return Optional.empty();
        }
        int all = address.getAddress().length * 8;
        int bits = slash < 0 ? all : number(text.substring(slash + 1).strip());
        return bits < 0 || bits > all ? Optional.empty() : Optional.of(of(address, bits));
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
    }

    static Range of(InetAddress address, int bits) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet6Address
                ? new Range(true, bytes.getLong(), bytes.getLong(), bits)
                : new Range(false, 0, Integer.toUnsignedLong(bytes.getInt()), bits);
    }

    /// What one customer of a provider holds: one address of IPv4, 64 bits of IPv6.
    public static Optional<Range> ofCustomer(String address) {
        InetAddress parsed = ClientAddress.parse(address);
        return parsed == null
                ? Optional.empty()
                : Optional.of(of(parsed, parsed instanceof Inet6Address ? ONE_CUSTOMER : FOUR));
    }

    public boolean tooWide() {
        return bits < (six ? WIDEST_SIX : WIDEST_FOUR);
    }

    /// The range of so many bits around this one.
    Range widened(int less) {
        return new Range(six, high, low, less);
    }

    @Override
    public String toString() {
        ByteBuffer bytes = six
                ? ByteBuffer.allocate(16).putLong(high).putLong(low)
                : ByteBuffer.allocate(4).putInt((int) low);
        try {
            String first = InetAddress.getByAddress(bytes.array()).getHostAddress();
            return bits == (six ? SIX : FOUR) ? first : first + "/" + bits;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 and 16 bytes are an address", e);
        }
    }
}
