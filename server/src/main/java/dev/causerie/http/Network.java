package dev.causerie.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/// A range of addresses, like `10.0.0.0/8`, or a single one.
public record Network(byte[] address, int bits) {
    /// @param text addresses and ranges, comma-separated; blank for none
    public static List<Network> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(Network::of)
                .toList();
    }

    public static Network of(String text) {
        int slash = text.indexOf('/');
        InetAddress address = ClientAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            throw new IllegalArgumentException("No address or range of addresses: " + text);
        }
        int all = address.getAddress().length * 8;
        int bits = slash < 0 ? all : bits(text.substring(slash + 1), text);
        if (bits < 0 || bits > all) {
            throw new IllegalArgumentException("No address or range of addresses: " + text);
        }
        return new Network(address.getAddress(), bits);
    }

    private static int bits(String number, String text) {
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("No address or range of addresses: " + text, e);
        }
    }

    public boolean contains(InetAddress other) {
        byte[] bytes = other.getAddress();
        if (bytes.length != address.length) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % 8);
            if ((bytes[i / 8] & mask) != (address[i / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
