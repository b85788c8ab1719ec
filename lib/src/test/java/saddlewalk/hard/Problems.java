package saddlewalk.hard;

import java.util.Map;
import java.util.Set;
import saddlewalk.anatomy.AnatomyProblem;
import saddlewalk.anatomy.Escape;
import saddlewalk.anatomy.JumpPhases;
import saddlewalk.anatomy.PowersOfLambda;
import saddlewalk.anatomy.Windows;
import saddlewalk.bias.AbundantProcess;
import saddlewalk.limit.CompactSet;
import saddlewalk.limit.FirstPlateau;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Dataset;
import saddlewalk.model.Inputs;
import saddlewalk.model.Network;
import saddlewalk.model.TopPatterns;
import saddlewalk.sweep.FigureSix;
import saddlewalk.sweep.WidthSweep;
import saddlewalk.train.ConvergenceProblem;
import saddlewalk.train.ConvergenceRun;
import saddlewalk.train.DiscreteClock;
import saddlewalk.train.Drops;
import saddlewalk.train.FigureOne;
import saddlewalk.train.FlowState;
import saddlewalk.train.FlowTime;
import saddlewalk.train.FlowTrajectory;
import saddlewalk.train.GradientDescent;
import saddlewalk.train.GramProblem;
import saddlewalk.train.GramRun;
import saddlewalk.train.LengthsProblem;
import saddlewalk.train.NearTie;
import saddlewalk.train.PlainGradientDescent;
import saddlewalk.train.PlateauMiddles;
import saddlewalk.train.Recorder;
import saddlewalk.train.SmallProblem;
import saddlewalk.train.TiedPair;
import saddlewalk.train.Trajectory;

/**
 * Small ones of the problems that a search over seeds finds, and a run of each, made once. What is measured on them must be
 * asked about their own run, process and λ: good arguments by the class that asks.
 */
final class Problems {
    private static final AnatomyProblem ANATOMY = AnatomyProblem.oneSign(12, 4, 1);
    private static final FlowTrajectory ANATOMY_RUN = ANATOMY.trained(-1000);
    private static final JumpPhases PHASES = JumpPhases.of(ANATOMY.windows(), ANATOMY_RUN, -1000, 1);

    private static final ConvergenceProblem CONVERGENCE = ConvergenceProblem.picked(4, 4, false, -300, 1);
    private static final CompactSet SET = CompactSet.of(CONVERGENCE.process(), 0.25);
    private static final ConvergenceRun CONVERGENCE_RUN = ConvergenceRun.carriedOn(CONVERGENCE, SET, -300);

    private static final FigureOne FIGURE = FigureOne.of(23, -100, 6);
    private static final PlateauMiddles MIDDLES = PlateauMiddles.of(FIGURE.process(), -100, 10);
    private static final Trajectory FIGURE_RUN = FIGURE.train(Recorder.endsOnly().andAt(MIDDLES.epochs()).withNetworks()
            .withNorms());

    private static final Trajectory DROPS_RUN = GradientDescent.of(FIGURE.data(), FIGURE.start())
            .withStepSize(FigureOne.STEP_SIZE).watching(Drops.of(FIGURE.process()).levels()).run();

    private static final GramProblem GRAM = GramProblem.picked(1, 5);
    private static final GramRun GRAM_RUN = GRAM.wholeRun(GRAM.inputs());
    private static final LengthsProblem LENGTHS = LengthsProblem.picked(4, 2, -100, 1);
    private static final PlainGradientDescent.Result LENGTHS_RUN = LENGTHS.train(-100);

    private static final Map<Class<?>, Object> OWN = Map.ofEntries(Map.entry(AnatomyProblem.class, ANATOMY),
            Map.entry(Windows.class, ANATOMY.windows()), Map.entry(JumpPhases.class, PHASES),
            Map.entry(Escape.class, Escape.of(ANATOMY)), Map.entry(ConvergenceProblem.class, CONVERGENCE),
            Map.entry(ConvergenceRun.class, CONVERGENCE_RUN), Map.entry(FigureOne.class, FIGURE),
            Map.entry(PlateauMiddles.class, MIDDLES), Map.entry(GramProblem.class, GRAM),
            Map.entry(LengthsProblem.class, LENGTHS), Map.entry(PlainGradientDescent.Result.class, LENGTHS_RUN),
            Map.entry(AbundantProcess.class, AbundantProcess.of(Dataset.absoluteNormal(26, 1), 24, 1)),
            Map.entry(TopPatterns.class, TopPatterns.of(Dataset.absoluteNormal(26, 1).labels(), 24, 1)),
            Map.entry(FigureSix.class, FigureSix.of(1)),
            Map.entry(WidthSweep.class, FigureSix.of(1).algorithmOne(2, 4)),
            Map.entry(FirstPlateau.class, GRAM.plateau(Inputs.equalInnerProducts(5, 0.2), -100)),
            Map.entry(DiscreteClock.class, DiscreteClock.of(CONVERGENCE, new double[] {0.5}, new double[] {-30, -60})),
            Map.entry(PowersOfLambda.class, PowersOfLambda.of(ANATOMY.windows(), ANATOMY_RUN, -1000,
                    ANATOMY.trained(-1250), -1250)),
            Map.entry(NearTie.class, new NearTie(0.5)), Map.entry(TiedPair.class, TiedPair.random(-40, 1)),
            Map.entry(SmallProblem.class, SmallProblem.of(4, 3, 1, -40)));

    private static final Map<Class<?>, Object> IN_ANATOMY = Map.of(FlowTrajectory.class, ANATOMY_RUN,
            LimitProcess.class, ANATOMY.process(), Network.class, ANATOMY.start(-1000), FlowState.class,
            ANATOMY_RUN.finalState(), FlowTime.class, PHASES.halfLoss(), double.class, -1000.0);
    private static final Map<Class<?>, Object> IN_CONVERGENCE = Map.of(FlowTrajectory.class, CONVERGENCE_RUN.flow(),
            LimitProcess.class, CONVERGENCE.process(), Network.class, CONVERGENCE.start(-300), CompactSet.class, SET,
            double.class, -300.0);
    private static final Map<Class<?>, Object> IN_FIGURE = Map.of(Trajectory.class, FIGURE_RUN,
            LimitProcess.class, FIGURE.process(), Network.class, FIGURE.start(), double.class, -100.0);
    private static final Map<Class<?>, Object> IN_GRAM = Map.of(GramRun.class, GRAM_RUN, Inputs.class,
            GRAM.inputs(), double.class, -100.0);

    private Problems() { }

    /** The one specimen of this class, or null. */
    static Object of(Class<?> type) {
        return OWN.get(type);
    }

    /** What a class is asked about when it measures one of these problems, or null: a double is its log λ. */
    static Object argument(Class<?> owner, Class<?> type, String name) {
        Map<Class<?>, Object> own = owner.getPackageName().endsWith("anatomy") ? IN_ANATOMY
                : among(owner, "ConvergenceProblem", "ConvergenceRun", "DistanceToLimit", "SplitTraining",
                        "DiscreteClock") ? IN_CONVERGENCE
                : among(owner, "FigureOne", "Middles", "Offsets", "Kinks", "PlateauMiddles", "JumpEpochs", "Escapes")
                ? IN_FIGURE
                : among(owner, "Drops") ? Map.of(LimitProcess.class, FIGURE.process(), Trajectory.class, DROPS_RUN)
                : among(owner, "GramProblem", "ClusterProblem", "LoneNeuron") ? IN_GRAM : Map.of();
        return type == double.class && !name.equals("logLambda") ? null : own.get(type);
    }

    private static boolean among(Class<?> owner, String... names) {
        return Set.of(names).contains(owner.getSimpleName());
    }
}
