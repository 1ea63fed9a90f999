package dev.causerie.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The rules of the house, for any root package, so that each can be tried on a twin that breaks it.
///
/// @param root the package that holds the rooms
record House(String root) {
    private static final List<String> PLATFORM =
            List.of("kernel", "live", "http", "fetch", "sql", "geo", "file", "post", "mail");
    private static final List<String> PEOPLE = plus(PLATFORM, "account", "agent", "visitor", "security", "department");

    private static final Set<String> RUNNERS = Set.of(
            "java.io.ObjectInputStream",
            "java.beans.XMLDecoder",
            "javax.script.ScriptEngineManager",
            "javax.naming.InitialContext",
            "java.lang.ProcessBuilder",
            "java.net.URLClassLoader",
            "javax.xml.parsers.DocumentBuilderFactory",
            "javax.xml.parsers.SAXParserFactory",
            "org.yaml.snakeyaml.Yaml",
            "com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator");

    /// Which rooms each room may know, itself apart. What is not listed is forbidden.
    static final Map<String, List<String>> MAY_KNOW = mayKnow();

    private static Map<String, List<String>> mayKnow() {
        Map<String, List<String>> rooms = new LinkedHashMap<>();
        rooms.put("kernel", List.of());
        rooms.put("live", List.of("kernel"));
        rooms.put("http", List.of("kernel"));
        rooms.put("sql", List.of("kernel", "http"));
        rooms.put("fetch", List.of("kernel", "http"));
        rooms.put("geo", List.of("kernel", "http"));
        rooms.put("file", List.of("kernel", "http", "sql"));
        rooms.put("post", List.of());
        rooms.put("mail", List.of("kernel", "http", "sql", "post"));
        rooms.put("account", PLATFORM);
        rooms.put("agent", plus(PLATFORM, "account"));
        rooms.put("visitor", plus(PLATFORM, "account"));
        rooms.put("security", plus(PLATFORM, "account", "agent"));
        rooms.put("identity", plus(PLATFORM, "account", "agent", "visitor", "security", "form"));
        rooms.put("department", plus(PLATFORM, "account", "agent", "security"));
        rooms.put("words", PLATFORM);
        rooms.put("form", PLATFORM);
        rooms.put("look", plus(PEOPLE, "words", "form"));
        rooms.put("widget", plus(PEOPLE, "words", "form", "look"));
        rooms.put("site", plus(PEOPLE, "form", "widget"));
        rooms.put("mask", PEOPLE);
        rooms.put("gate", plus(PEOPLE, "widget"));
        rooms.put("chat", plus(PEOPLE, "form", "widget", "mask"));
        rooms.put("ban", plus(PEOPLE, "chat"));
        rooms.put("log", plus(PEOPLE, "chat"));
        rooms.put("report", plus(PEOPLE, "chat"));
        rooms.put("social", plus(PEOPLE, "form", "look", "widget"));
        rooms.put("resume", plus(PEOPLE, "look", "widget", "gate"));
        rooms.put("inbox", plus(PEOPLE, "look", "widget", "mask", "chat", "resume"));
        rooms.put("notice", plus(PEOPLE, "chat", "inbox"));
        rooms.put("wire", plus(PEOPLE, "identity", "form", "look", "widget", "chat"));
        rooms.put(
                "announce",
                plus(PEOPLE, "identity", "words", "form", "look", "widget", "chat", "ban", "inbox", "wire"));
        rooms.put(
                "feed",
                plus(
                        PEOPLE,
                        "identity",
                        "words",
                        "form",
                        "look",
                        "widget",
                        "site",
                        "social",
                        "mask",
                        "gate",
                        "chat",
                        "ban",
                        "inbox",
                        "wire",
                        "announce"));
        rooms.put("demo", plus(PEOPLE, "look", "widget", "mask", "chat", "log", "inbox"));
        return rooms;
    }

    private static List<String> plus(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    ArchRule knowsOnly(String room) {
        String[] allowed = Stream.concat(Stream.of(room), MAY_KNOW.get(room).stream())
                .map(name -> root + "." + name + "..")
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(root + "." + room + "..")
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage(root + "..").or(resideInAnyPackage(allowed)));
    }

    ArchRule noCycles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    /// Nobody can have a program or a class of their choice run: each rule forbids one way to it.
    List<ArchRule> runsNothing() {
        return List.of(
                ours().should()
                        .dependOnClassesThat(
                                describe("run what they are given", type -> RUNNERS.contains(type.getName()))),
                ours().should().callMethodWhere(describe("a class by its name", isCall(Class.class, "forName"))),
                ours().should().callMethodWhere(describe("a program", isCall(Runtime.class, "exec"))));
    }

    private GivenClassesConjunction ours() {
        return noClasses().that().resideInAPackage(root + "..");
    }

    private static Predicate<JavaMethodCall> isCall(Class<?> owner, String name) {
        return call ->
                call.getTargetOwner().isEquivalentTo(owner) && call.getName().equals(name);
    }

    /// Nouns, ports and use cases are plain Java: the framework stops at doors, modules and the platform rooms.
    ArchRule frameworkStopsAtTheDoor() {
        return noClasses()
                .that()
                .resideInAnyPackage(Stream.of(
                                "kernel",
                                "file",
                                "account",
                                "agent",
                                "visitor",
                                "security",
                                "identity",
                                "department",
                                "words",
                                "form",
                                "look",
                                "widget",
                                "site",
                                "social",
                                "mask",
                                "gate",
                                "chat",
                                "ban",
                                "log",
                                "report",
                                "resume",
                                "inbox",
                                "notice",
                                "wire",
                                "announce",
                                "feed")
                        .map(room -> root + "." + room + "..")
                        .toArray(String[]::new))
                .and()
                .haveNameNotMatching(".*(Routes|Module|Guard)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..", "io.vertx..", "org.eclipse..");
    }

    /// SQL stands in the platform room and in adapters.
    ArchRule sqlStaysInAdapters() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(root + ".sql..")
                .and()
                .haveNameNotMatching(".*\\.(Sql\\w+|FirstWidget|ChatTable|ChatWriter|OpenChats)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jooq..", "java.sql..", "org.sqlite..");
    }

    ArchRule plainNames() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Service|Dto|Base|Common)(\\$.*)?");
    }
}
