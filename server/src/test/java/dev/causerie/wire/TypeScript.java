package dev.causerie.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.causerie.account.AccountStatus;
import dev.causerie.agent.AgentStatus;
import dev.causerie.chat.Chat;
import dev.causerie.chat.Content;
import dev.causerie.chat.Rating;
import dev.causerie.chat.Refusal;
import dev.causerie.form.Field;
import dev.causerie.form.Form;
import dev.causerie.form.Forms;
import dev.causerie.identity.Flaw;
import dev.causerie.look.Look;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes the frames' records as TypeScript types.
final class TypeScript {
    private static final Map<Class<?>, String> NAMES = Map.of(
            AccountStatus.class, "AccountStatus",
            AgentStatus.class, "AgentStatus",
            Chat.Status.class, "ChatStatus",
            Content.EndReason.class, "EndReason",
            Flaw.Kind.class, "IdentityFlaw",
            Rating.class, "Rating",
            Refusal.class, "RefusalReason",
            ServerFrame.ErrorCode.class, "ErrorCode",
            Wire.Role.class, "Role",
            WireEvent.class, "Event");
    private static final List<Class<?>> NOUNS = List.of(
            Wire.Page.class,
            Wire.PageView.class,
            Wire.Agent.class,
            Wire.DepartmentName.class,
            Wire.Department.class,
            Wire.AgentPresence.class,
            Wire.VisitorName.class,
            Wire.Profile.class,
            Wire.Identity.class,
            Wire.Answer.class,
            Wire.Author.class,
            Wire.ChatSummary.class,
            Wire.Visit.class,
            Wire.Arrived.class,
            Look.class,
            Look.Launcher.class,
            Look.Place.class,
            Look.Concierge.class,
            Look.Badge.class,
            Forms.class,
            Form.class,
            Field.class,
            Field.Option.class);

    private final StringBuilder out = new StringBuilder();

    String write() {
        out.append("// Generated from the Java records by `./causerie generate`. Do not edit.\n\n");
        NAMES.entrySet().stream()
                .filter(named -> named.getKey().isEnum())
                .sorted(Map.Entry.comparingByValue())
                .forEach(named -> words(named.getValue(), named.getKey()));
        out.append('\n');
        NOUNS.forEach(noun -> shape(noun.getSimpleName(), noun, ""));
        union("Event", WireEvent.class, "One numbered entry of a chat; `id` is its sender's own id for it.");
        union("VisitorFrame", VisitorFrame.class, "What a visitor's browser sends.", "FromVisitor");
        union("AgentFrame", AgentFrame.class, "What an agent's browser sends.", "FromAgent");
        union("ServerFrame", ServerFrame.class, "What the server sends.");
        return out.toString();
    }

    private void words(String name, Class<?> words) {
        String values = Arrays.stream(words.getEnumConstants())
                .map(word -> '"' + word.toString().toLowerCase(Locale.ROOT) + '"')
                .collect(Collectors.joining(" | "));
        out.append("export type ").append(name).append(" = ").append(values).append(";\n");
    }

    private void union(String name, Class<?> sealed, String what) {
        union(name, sealed, what, "");
    }

    private void union(String name, Class<?> sealed, String what, String prefix) {
        JsonSubTypes.Type[] members = sealed.getAnnotation(JsonSubTypes.class).value();
        String property = sealed.getAnnotation(JsonTypeInfo.class).property();
        out.append("\n/** ")
                .append(what)
                .append(" */\nexport type ")
                .append(name)
                .append(" =");
        for (JsonSubTypes.Type member : members) {
            out.append("\n  | ").append(prefix).append(member.value().getSimpleName());
        }
        out.append(";\n");
        for (JsonSubTypes.Type member : members) {
            shape(
                    prefix + member.value().getSimpleName(),
                    member.value(),
                    "  " + property + ": \"" + member.name() + "\";\n");
        }
    }

    private void shape(String name, Class<?> shape, String first) {
        out.append("export interface ").append(name).append(" {\n").append(first);
        for (RecordComponent component : shape.getRecordComponents()) {
            boolean maybe = component.isAnnotationPresent(Maybe.class);
            out.append("  ").append(component.getName()).append(maybe ? "?: " : ": ");
            out.append(type(component.getGenericType())).append(";\n");
        }
        out.append("}\n");
    }

    private static String type(Type type) {
        return switch (type) {
            case ParameterizedType list
            when list.getRawType() == List.class -> type(list.getActualTypeArguments()[0]) + "[]";
            case ParameterizedType map
            when map.getRawType() == Map.class -> "Record<string, " + type(map.getActualTypeArguments()[1]) + ">";
            case Class<?> text when text == String.class -> "string";
            case Class<?> flag when flag == boolean.class || flag == Boolean.class -> "boolean";
            case Class<?> number when number.isPrimitive() || Number.class.isAssignableFrom(number) -> "number";
            case Class<?> named -> NAMES.getOrDefault(named, named.getSimpleName());
            default -> throw new IllegalStateException("No TypeScript for " + type);
        };
    }
}
