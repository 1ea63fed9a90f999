package dev.causerie.department;

import dev.causerie.kernel.AgentId;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What an administrator says of a department.
///
/// @param name what visitors and agents read; an account has it once, however it is written
/// @param description for the team
/// @param enabled whether anything knows of it: without, it is as if it were not there
/// @param members who answers in it
public record Charter(String name, String description, boolean enabled, List<AgentId> members) {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_DESCRIPTION = 300;

    /// What is left out of a text that is missing is empty; what stands twice stands once.
    public Charter {
        name = name == null ? "" : name.strip();
        description = description == null ? "" : description.strip();
        members = members == null ? List.of() : members.stream().distinct().toList();
    }

    /// @param team who may be a member
    /// @return what is wrong with which field: `empty`, `too_long`, `invalid` or `unknown`
    Map<String, String> faults(Collection<AgentId> team) {
        Map<String, String> faults = new TreeMap<>();
        if (name.isEmpty()) {
            faults.put("name", "empty");
        }
        text(faults, "name", name, LONGEST_NAME);
        text(faults, "description", description.replace("\n", ""), LONGEST_DESCRIPTION);
        if (!team.containsAll(members)) {
            faults.put("members", "unknown");
        }
        return faults;
    }

    private static void text(Map<String, String> faults, String field, String value, int longest) {
        if (value.codePointCount(0, value.length()) > longest) {
            faults.put(field, "too_long");
        } else if (value.codePoints().anyMatch(Charter::isNoText)) {
            faults.put(field, "invalid");
        }
    }

    /// Control characters, halves of characters, and what turns the direction of all that follows.
    private static boolean isNoText(int point) {
        return Character.isISOControl(point)
                || Character.getType(point) == Character.SURROGATE
                || point >= 0x202a && point <= 0x202e
                || point >= 0x2066 && point <= 0x2069;
    }

    /// Two names with the same key are the same name.
    String key() {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC);
        return plain.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    }
}
