/// Limited-memory BFGS with a strong Wolfe line search, asked from outside (reverse communication).
///
/// The caller evaluates ``trial`` and hands value and gradient to ``receive(value:gradient:)``, so that many
/// minimisations can share each pass over the data. Two-loop recursion: Nocedal and Wright, Numerical
/// Optimization, 2nd ed., algorithm 7.4; line search: algorithms 3.5 and 3.6, same names.
struct LBFGS {
  struct Options: Sendable {
    /// Correction pairs kept.
    var memory = 6
    var maximumIterations = 500
    /// Stops when the gradient is this much shorter than the reference: that at the start, if no other is given.
    var relativeTolerance = 1e-5
  }

  enum Status: Equatable { case running, converged, iterationLimit, stalled }

  private let options: Options
  private(set) var status = Status.running
  private(set) var iterations = 0
  /// The point to evaluate next.
  private(set) var trial: [Double]

  /// The best point so far, its value and gradient.
  private(set) var point: [Double]
  private(set) var value = Double.infinity
  private(set) var gradient: [Double] = []
  private var referenceNorm: Double

  /// Corrections, `memory` × *n* row-major, newest at `newest`.
  private var steps: [Double]
  private var yields: [Double]
  private var rho: [Double] = []
  private var order: [Int] = []

  private var direction: [Double] = []
  private var search = LineSearch()

  /// - Parameter referenceNorm: length of the gradient that the tolerance is relative to; 0 for that at the start.
  ///   A start near the minimum needs one: no search makes the short gradient there much shorter.
  init(start: [Double], options: Options = Options(), referenceNorm: Double = 0) {
    self.options = options
    self.referenceNorm = referenceNorm
    point = start
    trial = start
    steps = [Double](repeating: 0, count: options.memory * start.count)
    yields = steps
  }

  /// Euclidean length of the gradient at ``point``.
  var gradientNorm: Double { BLAS.norm(gradient) }

  private var isConverged: Bool {
    gradientNorm <= options.relativeTolerance * referenceNorm
  }

  /// Takes value and gradient at ``trial`` and chooses the next trial.
  ///
  /// - Precondition: still running; `gradient` has the length of the point.
  mutating func receive(value: Double, gradient: [Double]) {
    precondition(status == .running && gradient.count == trial.count)
    if self.gradient.isEmpty {
      accept(value: value, gradient: gradient)
      if referenceNorm == 0 { referenceNorm = gradientNorm }
      if isConverged { status = .converged } else { beginSearch() }
      return
    }
    let slope = BLAS.dot(gradient, direction)
    switch search.receive(value: value, slope: slope) {
    case .accept:
      remember(gradient)
      accept(value: value, gradient: gradient)
      iterations += 1
      if isConverged {
        status = .converged
      } else if iterations >= options.maximumIterations {
        status = .iterationLimit
      } else {
        beginSearch()
      }
    case .tryNext:
      moveTrial()
    case .fail:
      // Rounding has the last word near the optimum; forget the curvature once, then stop.
      if order.isEmpty {
        status = .stalled
      } else {
        order = []
        rho = []
        beginSearch()
      }
    }
  }

  private mutating func accept(value: Double, gradient: [Double]) {
    point = trial
    self.value = value
    self.gradient = gradient
  }

  private mutating func beginSearch() {
    direction = twoLoopDirection()
    var slope = BLAS.dot(gradient, direction)
    if slope >= 0 {
      order = []
      direction = gradient.map { -$0 }
      slope = -BLAS.dot(gradient, gradient)
    }
    let first = order.isEmpty ? min(1, 1 / max(BLAS.norm(gradient), 1e-12)) : 1
    search = LineSearch(value: value, slope: slope, firstStep: first)
    moveTrial()
  }

  private mutating func moveTrial() {
    trial = point
    BLAS.add(search.step, direction[...], to: &trial)
  }

  private func row(_ k: Int, of matrix: [Double]) -> ArraySlice<Double> {
    matrix[k * point.count..<(k + 1) * point.count]
  }

  private mutating func remember(_ newGradient: [Double]) {
    let n = point.count
    let slot = order.count < options.memory ? order.count : order[0]
    for i in 0..<n {
      steps[slot * n + i] = trial[i] - point[i]
      yields[slot * n + i] = newGradient[i] - gradient[i]
    }
    let curvature = BLAS.dot(row(slot, of: steps), row(slot, of: yields))
    if order.count == options.memory { order.removeFirst() }
    guard curvature > 1e-300 else {
      order = []
      rho = []
      return
    }
    order.append(slot)
    if rho.count < options.memory {
      rho += [Double](repeating: 0, count: options.memory - rho.count)
    }
    rho[slot] = 1 / curvature
  }

  /// `-H g` by the two-loop recursion.
  private func twoLoopDirection() -> [Double] {
    var q = gradient
    var alpha = [Double](repeating: 0, count: options.memory)
    for k in order.reversed() {
      alpha[k] = rho[k] * BLAS.dot(row(k, of: steps), q[...])
      BLAS.add(-alpha[k], row(k, of: yields), to: &q)
    }
    if let newest = order.last {
      let y = row(newest, of: yields)
      BLAS.scale(&q, by: 1 / (rho[newest] * BLAS.dot(y, y)))
    }
    for k in order {
      let beta = rho[k] * BLAS.dot(row(k, of: yields), q[...])
      BLAS.add(alpha[k] - beta, row(k, of: steps), to: &q)
    }
    BLAS.scale(&q, by: -1)
    return q
  }
}

/// Strong Wolfe line search as a state machine: bracketing, then zoom.
struct LineSearch {
  enum Answer { case accept, tryNext, fail }

  private struct Point {
    var step: Double
    var value: Double
    var slope: Double
  }

  private static let sufficientDecrease = 1e-4
  private static let curvature = 0.9
  private static let evaluationLimit = 40

  private var origin = Point(step: 0, value: 0, slope: 0)
  private var previous = Point(step: 0, value: 0, slope: 0)
  /// Ends of the interval while zooming; `low` has the lower value.
  private var zoom: (low: Point, high: Point)?
  private var evaluations = 0
  private(set) var step = 1.0

  init() {}

  init(value: Double, slope: Double, firstStep: Double) {
    origin = Point(step: 0, value: value, slope: slope)
    previous = origin
    step = firstStep
  }

  mutating func receive(value: Double, slope: Double) -> Answer {
    evaluations += 1
    guard evaluations < Self.evaluationLimit else { return .fail }
    let current = Point(step: step, value: value, slope: slope)
    return zoom == nil ? bracket(current) : narrow(current)
  }

  private func decreases(_ p: Point) -> Bool {
    p.value <= origin.value + Self.sufficientDecrease * p.step * origin.slope
  }

  private mutating func bracket(_ p: Point) -> Answer {
    if !p.value.isFinite {
      step = (previous.step + p.step) / 2
      return .tryNext
    }
    if !decreases(p) || evaluations > 1 && p.value >= previous.value {
      return startZoom(low: previous, high: p)
    }
    if abs(p.slope) <= -Self.curvature * origin.slope { return .accept }
    if p.slope >= 0 { return startZoom(low: p, high: previous) }
    previous = p
    step *= 2
    return .tryNext
  }

  private mutating func startZoom(low: Point, high: Point) -> Answer {
    zoom = (low, high)
    return chooseInside(low, high)
  }

  private mutating func narrow(_ p: Point) -> Answer {
    guard var (low, high) = zoom else { return .fail }
    if !decreases(p) || p.value >= low.value {
      high = p
    } else {
      if abs(p.slope) <= -Self.curvature * origin.slope { return .accept }
      if p.slope * (high.step - low.step) >= 0 { high = low }
      low = p
    }
    zoom = (low, high)
    return chooseInside(low, high)
  }

  /// The minimum of the parabola through the low end, kept away from both ends.
  private mutating func chooseInside(_ low: Point, _ high: Point) -> Answer {
    let width = high.step - low.step
    guard abs(width) > 1e-16 * max(1, abs(low.step)) else { return .fail }
    let curvature = 2 * (high.value - low.value - low.slope * width)
    var offset = curvature > 0 ? -low.slope * width * width / curvature : width / 2
    if !(offset / width > 0.1 && offset / width < 0.9) { offset = width / 2 }
    step = low.step + offset
    return .tryNext
  }
}
