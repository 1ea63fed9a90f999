package dev.causerie.notice;

import dev.causerie.kernel.AccountId;
import dev.causerie.post.MailAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Whom a mail tells of what visitors leave. It may hold anything somebody typed: [#faults] says what is wrong with it.
///
/// @param version 0 when nothing was ever chosen
/// @param confirm whether visitors are told that we have it
/// @param members whether those are who would see it and are not at their desks
/// @param addresses of others who are
/// @param language of the mails to the team
/// @param address our own, as it stands in links
public record Notice(
        AccountId account,
        int version,
        boolean confirm,
        boolean members,
        List<String> addresses,
        String language,
        String address) {
    static final int MOST_ADDRESSES = 20;
    private static final Set<String> LANGUAGES = Set.of("en", "fr");

    public Notice {
        addresses = addresses.stream()
                .map(typed -> typed == null ? "" : typed.strip())
                .filter(typed -> !typed.isEmpty())
                .distinct()
                .toList();
    }

    /// Until somebody chooses: visitors are told, and nobody else.
    public static Notice usual(AccountId account) {
        return new Notice(account, 0, true, false, List.of(), "en", "");
    }

    /// @return what is wrong, by field; of addresses, by their place in the list
    Map<String, String> faults() {
        Map<String, String> faults = new LinkedHashMap<>();
        if (addresses.size() > MOST_ADDRESSES) {
            faults.put("addresses", "too_many");
        }
        for (int i = 0; i < addresses.size() && i < MOST_ADDRESSES; i++) {
            if (MailAddress.parse(addresses.get(i)).isEmpty()) {
                faults.put("addresses." + i, "invalid");
            }
        }
        if (!LANGUAGES.contains(language)) {
            faults.put("language", "unknown");
        }
        return faults;
    }

    /// How two addresses are known to be the same.
    static String key(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
