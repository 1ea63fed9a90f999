package dev.causerie.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.chat.Content;
import dev.causerie.chat.Content.Audience;
import dev.causerie.chat.Content.EndReason;
import dev.causerie.chat.Content.Receiver;
import dev.causerie.chat.Rating;
import dev.causerie.department.DepartmentId;
import dev.causerie.department.DepartmentName;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.VisitorId;
import dev.causerie.visitor.Visit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How a chat's parts stand in columns. Messages stand as they are, so that they can be searched; the rest as JSON.
final class ChatRows {
    private final ObjectMapper json = new ObjectMapper();

    String kind(Content content) {
        return switch (content) {
            case Content.Started _ -> "started";
            case Content.Described _ -> "described";
            case Content.Answered _ -> "answered";
            case Content.Verified _ -> "verified";
            case Content.Joined _ -> "joined";
            case Content.Introduced _ -> "introduced";
            case Content.Message _ -> "message";
            case Content.Note _ -> "note";
            case Content.Left _ -> "left";
            case Content.Transferred _ -> "transferred";
            case Content.Ended _ -> "ended";
            case Content.Rated _ -> "rated";
            case Content.RatingRequested _ -> "rating_requested";
        };
    }

    String body(Content content) {
        return switch (content) {
            case Content.Message message -> message.text();
            case Content.Note note -> note.text();
            case Content.Ended ended -> lower(ended.reason());
            case Content.Left _, Content.RatingRequested _ -> "";
            case Content.Joined joined ->
                write(new AgentBody(joined.agent().value(), joined.name(), joined.title(), joined.avatar()));
            case Content.Introduced agent ->
                write(new AgentBody(agent.agent().value(), agent.name(), agent.title(), agent.avatar()));
            case Content.Described said -> write(said);
            case Content.Verified who ->
                write(new VerifiedBody(who.visitor().value(), who.name(), who.email(), who.phone(), who.external()));
            case Content.Answered answered -> write(answered);
            case Content.Started started -> write(StartedBody.of(started));
            case Content.Transferred transferred -> write(TransferredBody.of(transferred));
            case Content.Rated rated -> write(new RatedBody(text(rated.rating()), rated.comment()));
        };
    }

    private record AgentBody(long agent, String name, String title, String avatar) {}

    @JsonInclude(Include.NON_NULL)
    private record VerifiedBody(long visitor, String name, String email, String phone, String external) {
        Content.Verified content() {
            return new Content.Verified(new VisitorId(visitor), name, email, phone, external);
        }
    }

    @JsonInclude(Include.NON_NULL)
    private record RatedBody(String rating, String comment) {}

    private record Named(long id, String name) {
        static Named of(DepartmentName department) {
            return department == null ? null : new Named(department.id().value(), department.name());
        }

        static DepartmentName department(Named named) {
            return named == null ? null : new DepartmentName(new DepartmentId(named.id), named.name);
        }
    }

    @JsonInclude(Include.NON_NULL)
    private record StartedBody(
            String visitorName,
            String visitorEmail,
            String visitorPhone,
            String visitorVouchedBy,
            String url,
            String title,
            Named department) {
        static StartedBody of(Content.Started started) {
            return new StartedBody(
                    started.visitorName(),
                    started.visitorEmail(),
                    started.visitorPhone(),
                    started.visitorVouchedBy(),
                    started.url(),
                    started.title(),
                    Named.of(started.department()));
        }

        Content.Started content() {
            return new Content.Started(
                    visitorName,
                    visitorEmail,
                    visitorPhone,
                    visitorVouchedBy,
                    url,
                    title,
                    Named.department(department));
        }
    }

    /// @param department or null, as `agent`: it went to one of them
    @JsonInclude(Include.NON_NULL)
    private record TransferredBody(Named from, Named department, Named agent) {
        static TransferredBody of(Content.Transferred transferred) {
            Named from = Named.of(transferred.from());
            return switch (transferred.to()) {
                case Receiver.ToDepartment(DepartmentName to) -> new TransferredBody(from, Named.of(to), null);
                case Receiver.ToAgent(AgentId to, String name) ->
                    new TransferredBody(from, null, new Named(to.value(), name));
            };
        }

        Content.Transferred content() {
            Receiver to = agent == null
                    ? new Receiver.ToDepartment(Named.department(department))
                    : new Receiver.ToAgent(new AgentId(agent.id()), agent.name());
            return new Content.Transferred(Named.department(from), to);
        }
    }

    Content content(String kind, String body) {
        return switch (kind) {
            case "message" -> new Content.Message(body);
            case "note" -> new Content.Note(body);
            case "left" -> new Content.Left();
            case "rating_requested" -> new Content.RatingRequested();
            case "rated" -> {
                RatedBody rated = read(body, RatedBody.class);
                yield new Content.Rated(rating(rated.rating()), rated.comment());
            }
            case "ended" -> new Content.Ended(EndReason.valueOf(body.toUpperCase(Locale.ROOT)));
            case "described" -> read(body, Content.Described.class);
            case "answered" -> read(body, Content.Answered.class);
            case "verified" -> read(body, VerifiedBody.class).content();
            case "started" -> read(body, StartedBody.class).content();
            case "transferred" -> read(body, TransferredBody.class).content();
            case "joined" -> {
                AgentBody joined = read(body, AgentBody.class);
                yield new Content.Joined(new AgentId(joined.agent()), joined.name(), joined.title(), joined.avatar());
            }
            case "introduced" -> {
                AgentBody agent = read(body, AgentBody.class);
                yield new Content.Introduced(new AgentId(agent.agent()), agent.name(), agent.title(), agent.avatar());
            }
            default -> throw new IllegalStateException("Unknown kind of event: " + kind);
        };
    }

    String audience(Content content) {
        return content.audience() == Audience.EVERYONE ? "everyone" : "agents";
    }

    String agents(List<AgentId> agents) {
        return agents.stream().map(AgentId::toString).collect(Collectors.joining(","));
    }

    List<AgentId> agents(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(id -> new AgentId(Long.parseLong(id, Character.MAX_RADIX)))
                        .toList();
    }

    /// @param id or null, when there is none
    DepartmentName department(Long id, String name) {
        return id == null ? null : new DepartmentName(new DepartmentId(id), name);
    }

    String text(Rating rating) {
        return rating == null ? null : lower(rating);
    }

    Rating rating(String text) {
        return text == null ? null : Rating.valueOf(text.toUpperCase(Locale.ROOT));
    }

    AgentId agent(Long id) {
        return id == null ? null : new AgentId(id);
    }

    String visit(Visit visit) {
        return write(visit);
    }

    Visit visit(String text) {
        return read(text, Visit.class);
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot be written: " + value.getClass(), e);
        }
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored " + type.getSimpleName() + " cannot be read", e);
        }
    }
}
