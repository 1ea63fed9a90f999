package dev.causerie.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.causerie.house.SourceSizes.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rules that keep the house tidy, each proved able to fail on a twin that breaks it.
class HouseTest {
    private static final House HOUSE = new House("dev.causerie");
    private static final House TWIN = new House("dev.causerie.house.twin");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/sql/schema/"))
            .importPackages("dev.causerie");
    private static final JavaClasses TWINS = new ClassFileImporter().importPackages("dev.causerie.house.twin");
    private static final Path SOURCES = Path.of("src/main/java/dev/causerie");
    private static final int LONGEST_FILE = 400;
    private static final int LONGEST_METHOD = 40;
    private static final int MOST_PARAMETERS = 6;
    private static final int MOST_FILES = 22;
    private static final int MOST_KERNEL_FILES = 12;

    static Set<String> rooms() {
        return House.MAY_KNOW.keySet();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomKnowsOnlyWhatItMay(String room) {
        HOUSE.knowsOnly(room).check(CLASSES);
    }

    @Test
    void everyRoomHasItsRule() throws Exception {
        try (Stream<Path> folders = Files.list(SOURCES)) {
            assertThat(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(rooms());
        }
    }

    @Test
    void roomsHaveNoCycles() {
        HOUSE.noCycles().check(CLASSES);
        fails(TWIN.noCycles());
    }

    @Test
    void theFrameworkStopsAtTheDoor() {
        HOUSE.frameworkStopsAtTheDoor().check(CLASSES);
        fails(TWIN.frameworkStopsAtTheDoor());
    }

    @Test
    void sqlStaysInAdapters() {
        HOUSE.sqlStaysInAdapters().check(CLASSES);
        fails(TWIN.sqlStaysInAdapters());
    }

    @Test
    void namesSayWhatThingsAre() {
        HOUSE.plainNames().check(CLASSES);
        fails(TWIN.plainNames());
    }

    @Test
    void theRuleOfARoomFailsOnItsTwin() {
        fails(TWIN.knowsOnly("kernel"));
        fails(TWIN.knowsOnly("live"));
        fails(TWIN.knowsOnly("agent"));
    }

    /// S16: what comes in is not run.
    @Test
    void noClassOfOursCouldRunWhatComesIn() {
        HOUSE.runsNothing().forEach(rule -> rule.check(CLASSES));
        TWIN.runsNothing().forEach(HouseTest::fails);
    }

    private static void fails(ArchRule rule) {
        assertThatThrownBy(() -> rule.check(TWINS)).isInstanceOf(AssertionError.class);
    }

    @Test
    void filesAndMethodsStaySmall() {
        List<Method> methods = SourceSizes.methods(SOURCES);
        assertThat(methods).hasSizeGreaterThan(100);
        assertThat(methods.stream().filter(method -> method.lines() > LONGEST_METHOD))
                .isEmpty();
        assertThat(methods.stream().filter(HouseTest::takesTooMuch)).isEmpty();
        assertThat(SourceSizes.files(SOURCES).entrySet().stream().filter(file -> file.getValue() > LONGEST_FILE))
                .isEmpty();
    }

    /// The methods of a module are called by the container, which minds no number.
    private static boolean takesTooMuch(Method method) {
        return method.parameters() > MOST_PARAMETERS
                && !method.file().toString().endsWith("Module.java");
    }

    @Test
    void roomsStaySmall() {
        SourceSizes.files(SOURCES).keySet().stream()
                .collect(Collectors.groupingBy(
                        file -> SOURCES.relativize(file).getName(0).toString(), Collectors.counting()))
                .forEach((room, files) -> assertThat(files)
                        .as("files in %s", room)
                        .isLessThanOrEqualTo(room.equals("kernel") ? MOST_KERNEL_FILES : MOST_FILES));
    }

    @Test
    void theSizesAreReallyMeasured() {
        Path here = Path.of("src/test/java/dev/causerie/house/twin");
        assertThat(SourceSizes.methods(here)).anySatisfy(method -> {
            assertThat(method.lines()).isGreaterThan(LONGEST_METHOD);
            assertThat(method.parameters()).isGreaterThan(MOST_PARAMETERS);
        });
    }
}
