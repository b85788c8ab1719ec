package saddlewalk.hard;

import java.lang.reflect.Executable;
import java.util.Map;
import java.util.Set;

/** The exceptions to the rules of {@link Sweep}, each with its reason. */
final class Excused {
    private static final String SEARCH = "a search over seeds, which for hostile numbers would go on to its last seed";
    private static final String TRAINING = "training runs, which for hostile numbers would go on to their last epoch";

    /**
     * Methods of which a good call takes seconds: they are called with values alone that must be refused at once (NaN, an
     * infinity, null, a negative number), one at a time.
     */
    static final Map<String, String> COSTLY = Map.ofEntries(
            Map.entry("AnatomyProblem.oneSign", SEARCH), Map.entry("AnatomyProblem.bothSigns", SEARCH),
            Map.entry("AnatomyProblem.overtaking", SEARCH), Map.entry("FigureOne.picked", SEARCH),
            Map.entry("ConvergenceProblem.picked", SEARCH), Map.entry("ConvergenceProblem.withOneExponent", SEARCH),
            Map.entry("LengthsProblem.picked", SEARCH), Map.entry("SmallProblem.twins", SEARCH),
            Map.entry("SmallProblem.twoJumps", SEARCH), Map.entry("DiscreteClock.of", TRAINING),
            Map.entry("Interpolator.leastSquaredNormFound", "a search of seconds for interpolators"),
            Map.entry("Gronwall.fastest", "tiny steps take seconds"),
            Map.entry("LoneNeuron.epochsGained", TRAINING), Map.entry("LoneNeuron.batchLogGrowth", TRAINING));

    /** Classes and methods that are not called, as {@code Type} or {@code Type.method}. */
    static final Map<String, String> SKIPPED = Map.ofEntries(
            Map.entry("Chromium.make", "starts a browser"),
            Map.entry("Figures.save", "a whole picture for each bad file name; FiguresTest has them"),
            Map.entry("HarmlessFile.all", "writes a dozen files into each folder, the current one among them"),
            Map.entry("DamagedFile.all", "writes a dozen files into each folder, the current one among them"));

    /** Methods that may return NaN for finite input. */
    static final Map<String, String> NAN = Map.ofEntries(
            Map.entry("NormCertificate", "documented: no epsilon where no event is needed, or none is used"),
            Map.entry("TurnCurves", "documented: NaN makes the gap between two curves"),
            Map.entry("Escape.speeds", "documented: NaN once the neuron has jumped"),
            Map.entry("JumpDelays.offset", "documented: NaN for a neuron that has jumped"),
            Map.entry("SmallNeurons.offset", "asked for unfitted neurons alone: NaN for one that has jumped"),
            Map.entry("SmallNeurons.logNorm", "asked for unfitted neurons alone: NaN for one that has jumped"),
            Map.entry("FigureOne.distances", "documented: NaN where the distance is 0"),
            Map.entry("TheoremConstant", "documented: no epsilon where no event is needed"),
            Map.entry("NormWithoutTraining.squaredNorm", "documented: NaN where the misfit says that not all is fitted"),
            Map.entry("HalvingLaw.conditionalFailure", "documented: NaN where the condition has probability 0"),
            Map.entry("Balance.gap", "documented: NaN for a neuron that is 0"),
            Map.entry("Balance.gaps", "documented: NaN for a neuron that is 0"));

    /** Methods that may throw something else. */
    static final Map<String, String> THROWS = Map.ofEntries(
            Map.entry("Claims.report", "a failed or missing claim is an AssertionError"),
            Map.entry("Trajectory.lastInterrupted", "there is none in a test"),
            Map.entry("FlowTrajectory.lastInterrupted", "there is none in a test"),
            Map.entry("Measured.within", "a failed claim is an AssertionError"),
            Map.entry("Measured.isAtMost", "a failed claim is an AssertionError"),
            Map.entry("Measured.isAtLeast", "a failed claim is an AssertionError"),
            Map.entry("PredictedInterval.MeasuredInInterval.inside", "a failed claim is an AssertionError"));

    private Excused() { }

    static boolean isSkipped(Executable executable) {
        return Set.of("toString", "equals", "hashCode").contains(executable.getName()) || in(SKIPPED, executable);
    }

    static boolean isCostly(Executable executable) {
        return in(COSTLY, executable);
    }

    static boolean mayBeNaN(Executable executable) {
        return in(NAN, executable);
    }

    static boolean mayThrow(Executable executable, Throwable thrown) {
        return in(THROWS, executable)
                && (thrown instanceof AssertionError || executable.getName().equals("lastInterrupted"));
    }

    static boolean neverReturns(Executable executable) {
        return in(THROWS, executable);
    }

    private static boolean in(Map<String, String> list, Executable executable) {
        String type = executable.getDeclaringClass().getName().replaceFirst(".*\\.", "").replace('$', '.');
        String name = executable instanceof java.lang.reflect.Method ? executable.getName() : "new";
        return list.containsKey(type) || list.containsKey(type + "." + name);
    }
}
