package dev.causerie.site;

import dev.causerie.site.Finding.Kind;
import dev.causerie.site.Policy.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a page's policies take from the widget. It needs scripts, two ways to the chat, and pictures, all of our
/// server; its frames have no address, its styles and sounds are made by script, so no directive is about them.
final class PolicyFindings {
    private static final String[] SCRIPTS = {"script-src-elem", "script-src", "default-src"};
    private static final String[] CONNECTIONS = {"connect-src", "default-src"};
    private static final String[] IMAGES = {"img-src", "default-src"};

    private final Site chat;
    private final HostPage.Tag tag;
    private final List<Finding> found = new ArrayList<>();

    /// @param tag of the page, or null where a script adds it later
    private PolicyFindings(Site chat, HostPage.Tag tag) {
        this.chat = chat;
        this.tag = tag;
    }

    /// @param chat our server, as the page knows it
    static List<Finding> of(List<Policy> policies, Site chat, HostPage.Tag tag) {
        PolicyFindings findings = new PolicyFindings(chat, tag);
        for (Policy policy : policies) {
            findings.sandbox(policy);
            findings.scripts(policy);
            findings.connections(policy);
            findings.images(policy);
        }
        findings.types(policies);
        return findings.found.stream().distinct().toList();
    }

    private void sandbox(Policy policy) {
        if (policy.place().equals("meta") || !policy.has("sandbox")) {
            return;
        }
        List<String> missing = new ArrayList<>(List.of("allow-scripts", "allow-same-origin"));
        missing.removeIf(flag -> policy.names("sandbox", flag));
        if (!missing.isEmpty()) {
            add(Kind.POLICY_SANDBOX, policy, "sandbox", String.join(" ", missing));
        }
    }

    private void scripts(Policy policy) {
        policy.deciding(SCRIPTS).ifPresent(directive -> {
            boolean later = policy.allowsScript(directive, target("/widget/panel.js"), "", false);
            boolean snippet = tag == null
                    ? policy.allowsScript(directive, target("/snippet.js"), "", false)
                    : policy.allowsScript(directive, target("/snippet.js"), tag.nonce(), true);
            if (!snippet && tag != null && policy.isStrict(directive)) {
                add(Kind.POLICY_NONCE, policy, directive, "nonce=\"…\"");
            } else if (!snippet) {
                add(Kind.POLICY_SCRIPT, policy, directive, chat.toString());
            } else if (!later) {
                add(Kind.POLICY_LATER, policy, directive, chat.toString());
            }
        });
    }

    private void connections(Policy policy) {
        policy.deciding(CONNECTIONS).ifPresent(directive -> {
            String socket = chat.secure() ? "wss" : "ws";
            String sockets = new Site(socket, chat.host(), chat.port()).toString();
            boolean bySocket = policy.allows(directive, target("/live/visitor").as(socket));
            boolean byStream = policy.allows(directive, target("/live/visitor/stream"));
            if (!bySocket && !byStream) {
                add(Kind.POLICY_CONNECT, policy, directive, chat + " " + sockets);
            } else if (!bySocket) {
                add(Kind.POLICY_SOCKET, policy, directive, sockets);
            } else if (!byStream) {
                add(Kind.POLICY_STREAM, policy, directive, chat.toString());
            }
        });
    }

    private void images(Policy policy) {
        policy.deciding(IMAGES)
                .filter(directive -> !policy.allows(directive, target("/picture")))
                .ifPresent(directive -> add(Kind.POLICY_IMAGES, policy, directive, chat.toString()));
    }

    /// One policy may ask for trusted types, and another one name those that may be.
    private void types(List<Policy> policies) {
        if (policies.stream().noneMatch(policy -> policy.names("require-trusted-types-for", "'script'"))) {
            return;
        }
        policies.stream()
                .filter(policy -> policy.has("trusted-types"))
                .filter(policy -> !policy.names("trusted-types", "*"))
                .filter(policy -> !policy.values("trusted-types").contains("causerie"))
                .forEach(policy -> add(Kind.POLICY_TYPES, policy, "trusted-types", "causerie"));
    }

    private Target target(String path) {
        return new Target(chat, path);
    }

    private void add(Kind kind, Policy policy, String directive, String value) {
        Map<String, String> about = new HashMap<>();
        about.put("place", policy.place());
        about.put("directive", directive);
        about.put("value", value);
        found.add(new Finding(kind, about));
    }
}
