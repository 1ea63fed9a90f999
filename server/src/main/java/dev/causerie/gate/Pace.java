package dev.causerie.gate;

import java.util.Map;
import java.util.TreeMap;

/// How much visitors may do in a while before they have to wait. Wide enough that nobody meets it who only talks, also
/// where a thousand visitors share an address.
///
/// @param messages that one visitor may send in a minute
/// @param inChat that visitors may send in one chat in a minute
/// @param chats that one visitor may start, or messages leave, in an hour
/// @param networkMessages that all visitors with one address may send in a minute
/// @param networkChats that they may start, or leave, in an hour
public record Pace(int messages, int inChat, int chats, int networkMessages, int networkChats) {
    public static final Pace USUAL = new Pace(60, 120, 30, 12_000, 4_000);
    public static final Pace LEAST = new Pace(10, 10, 3, 200, 20);
    public static final Pace MOST = new Pace(600, 2_400, 1_000, 200_000, 100_000);

    /// @return which fields are `out_of_range`
    public Map<String, String> faults() {
        Map<String, String> faults = new TreeMap<>();
        check("messages", messages, LEAST.messages, MOST.messages, faults);
        check("inChat", inChat, LEAST.inChat, MOST.inChat, faults);
        check("chats", chats, LEAST.chats, MOST.chats, faults);
        check("networkMessages", networkMessages, LEAST.networkMessages, MOST.networkMessages, faults);
        check("networkChats", networkChats, LEAST.networkChats, MOST.networkChats, faults);
        return faults;
    }

    private static void check(String field, int value, int least, int most, Map<String, String> faults) {
        if (value < least || value > most) {
            faults.put(field, "out_of_range");
        }
    }
}
