package dev.causerie.widget;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.causerie.http.Representation;
import dev.causerie.http.StaticFiles;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.WidgetId;
import dev.causerie.look.Look;
import dev.causerie.words.OwnWords;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Composes the script that a page loads: the loader as it was built, with the settings of one widget written into it.
public final class Snippet {
    private static final String PLACEHOLDER = "\"__CAUSERIE_SETTINGS__\"";
    private static final String TYPE = "application/javascript; charset=utf-8";

    /// Hears from which pages the snippet is fetched. Called on event loops, so it must not block.
    public interface Listener {
        /// @param page the address that the browser gives, or null
        void fetched(WidgetId widget, AccountId account, String page);

        /// By a page that still has a key that was replaced.
        void fetchedInVain(Widgets.Revoked revoked, String page);
    }

    /// @param words the mark of the words of each language in which the widget has texts of its own, or null
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Settings(String key, int lookVersion, JsonNode look, Map<String, String> words) {}

    private final ObjectMapper json;
    private final OwnWords own;
    private final boolean built;
    private final String before;
    private final String after;

    /// @param files of the built widget; without them every snippet only says so
    public Snippet(StaticFiles files, ObjectMapper json, OwnWords own) {
        this.json = json;
        this.own = own;
        Optional<byte[]> loader = files.bytes("loader.js");
        this.built = loader.isPresent();
        String script =
                loader.map(code -> new String(code, StandardCharsets.UTF_8)).orElse(PLACEHOLDER);
        int at = script.indexOf(PLACEHOLDER);
        if (at < 0) {
            throw new IllegalStateException("The loader has no " + PLACEHOLDER);
        }
        this.before = script.substring(0, at);
        this.after = script.substring(at + PLACEHOLDER.length());
    }

    public Representation of(Widget widget) {
        if (!built) {
            return warning("the widget is not built on this server.");
        }
        Map<String, String> marks = own.marks(widget.look().texts());
        Settings settings = new Settings(
                widget.key(), widget.version(), light(widget.look().shown()), marks.isEmpty() ? null : marks);
        return script(before + literal(settings) + after);
    }

    /// Without what the panel alone shows, which hears of it when it connects. Only that there is a form before a chat
    /// stands here, so that a quick visitor does not see another panel first.
    private JsonNode light(Look look) {
        ObjectNode light = json.valueToTree(look);
        light.remove(List.of("forms", "texts"));
        if (look.forms().chat().on()) {
            light.putObject("forms");
        }
        return light;
    }

    /// What a page gets for a key that is nobody's: a word to its developer, and no harm to its visitors.
    public Representation unknown() {
        return warning("no widget has the key in this page's snippet. Copy the snippet again from the dashboard.");
    }

    /// What a page gets whose key was replaced.
    public Representation revoked() {
        return warning("the key in this page's snippet was replaced. Copy the new snippet from the dashboard.");
    }

    private static Representation warning(String text) {
        return script("console.warn(\"Causerie: " + text + "\");\n");
    }

    private static Representation script(String text) {
        return Representation.of(TYPE, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Valid as JavaScript, and inside a page's script element too.
    private String literal(Settings settings) {
        try {
            return json.writeValueAsString(settings)
                    .replace("</", "<\\/")
                    .replace("<!", "\\u003c!")
                    .replace("\u2028", "\\u2028")
                    .replace("\u2029", "\\u2029");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Settings are always JSON", e);
        }
    }
}
